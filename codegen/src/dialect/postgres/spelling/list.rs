//! Lists and arrays: what is compared with each of several values.

use super::shape::{condition, infix, value};
use super::value::{OPEN, Value, common, compared, joined, settled};
use crate::inventory::normal::{Node, Scope};

pub(super) fn between([of, low, high]: [Node; 3], negated: bool, scope: &Scope<'_>) -> Value {
    let (from, to) = if negated { ("<", ">") } else { (">=", "<=") };
    let low = infix(from.to_owned(), of.clone(), low, scope).node;
    let high = infix(to.to_owned(), of, high, scope).node;
    condition(Node::many(!negated, vec![low, high]))
}

/// Constants of a list are one array; what names columns is compared one by one, as the engine does.
pub(super) fn in_list(of: Node, list: Vec<Node>, listed: bool, scope: &Scope<'_>) -> Value {
    let rows = matches!(of, Node::Row(_));
    let (named, constant): (Vec<Node>, Vec<Node>) =
        list.into_iter().partition(|item| rows || (!listed && has_name(item)));
    let mut terms = Vec::new();
    if constant.len() > 1 {
        terms.push(constants(value(of.clone(), scope), constant, scope));
    } else {
        terms.extend(constant.into_iter().map(|item| infix("=".to_owned(), of.clone(), item, scope).node));
    }
    terms.extend(named.into_iter().map(|item| infix("=".to_owned(), of.clone(), item, scope).node));
    if terms.is_empty() {
        Value::untold(Node::In(Box::new(of), Vec::new()))
    } else {
        condition(Node::many(false, terms))
    }
}

fn has_name(node: &Node) -> bool {
    let mut found = matches!(node, Node::Name(_));
    if !found {
        let _ = node.clone().map(|part| {
            found = found || has_name(&part);
            part
        });
    }
    found
}

fn constants(left: Value, list: Vec<Node>, scope: &Scope<'_>) -> Node {
    let mut values: Vec<Value> = list.into_iter().map(|item| value(item, scope)).collect();
    values.insert(0, left);
    let mut values = settled(values);
    let ty = common(&values);
    let left = values.remove(0);
    let Some(ty) = ty else {
        let list = values.into_iter().map(|item| compared(Value::untold(Node::word("null")), item).1.node).collect();
        return Node::In(Box::new(left.node), list);
    };
    let items: Vec<Value> = values.into_iter().map(|item| item.wanted(&ty).needed(&ty)).collect();
    let (left, _) = compared(left, Value::new(Node::word("null"), &ty));
    Node::In(Box::new(left.node), items.into_iter().map(|item| item.node).collect())
}

pub(super) fn against(operator: String, left: Node, all: bool, right: Node, scope: &Scope<'_>) -> Value {
    let left_value = value(left.clone(), scope);
    let wanted = left_value.ty.as_deref().filter(|ty| *ty != OPEN).map(|ty| format!("{ty}[]"));
    let right = value(right, scope);
    let right = match wanted {
        Some(ty) => right.wanted(&ty),
        None => right,
    };
    match (right.node, operator.as_str(), all) {
        (Node::Array(items), "=", false) if !items.is_empty() => in_list(left, items, true, scope),
        (Node::Array(items), "<>", true) if !items.is_empty() => {
            condition(in_list(left, items, true, scope).node.negated())
        }
        (node, ..) => {
            let element = right.ty.as_deref().and_then(|ty| ty.strip_suffix("[]")).map(str::to_owned);
            let left = match element {
                Some(ty) => compared(left_value, Value::new(Node::word("null"), &ty)).0,
                None => left_value,
            };
            condition(Node::Against(operator, Box::new(left.node), all, Box::new(node)))
        }
    }
}

pub(super) fn array(items: Vec<Node>, scope: &Scope<'_>) -> Value {
    let items: Vec<Value> = items.into_iter().map(|item| value(item, scope)).collect();
    if items.is_empty() {
        return Value::untold(Node::Array(Vec::new()));
    }
    let open = items.iter().all(Value::is_open);
    let (items, ty) = joined(items);
    let node = Node::Array(items.into_iter().map(|item| item.node).collect());
    // Constants in it can still become anything.
    let ty = if open { Some(OPEN.to_owned()) } else { ty };
    Value { node, ty: ty.map(|ty| if ty == OPEN { ty } else { format!("{ty}[]") }) }
}
