//! One row: what was read, and what is to become of it.

use zeroize::Zeroizing;

use super::error::Error;
use super::report::Stuck;
use super::sql::Sets;
use super::target::{Target, slot};
use crate::sealed::SealedError;
use crate::store::Database;
use crate::store::slot::{Bound, Slot};
use crate::{
    BlindIndex, ColumnKind, KeyKind, KeyPart, Keyring, Keys, OpenError, Place, SealError, Sealed, Secret, Value,
};

/// A text in a database.
pub(super) const TEXT: Slot = slot(ColumnKind::Text, None);
/// Bytes in a statement.
pub(super) const BYTES: Slot = slot(ColumnKind::Bytes, None);

/// A row with something to do, as it was read.
pub(super) struct Row {
    pub(super) key: Vec<Value<'static>>,
    /// Whatever is there: it may be a plaintext.
    value: Option<Zeroizing<String>>,
    blind_index: Option<String>,
    touched: Vec<Value<'static>>,
}

impl Row {
    pub(super) fn read<DB: Database>(target: &Target, row: &DB::Row) -> Result<Self, Error> {
        let unreadable = |column: &str| Error::Unreadable { table: target.table.clone(), column: column.to_owned() };
        let mut at = 0;
        let mut next = |slot: Slot, column: &str| {
            let value = DB::cell(row, at, slot).map(Value::into_owned).ok_or_else(|| unreadable(column));
            at += 1;
            value
        };
        let key = target.key.iter().map(|column| next(column.slot(), &column.name)).collect::<Result<_, _>>()?;
        let value = text(next(TEXT, &target.column)?).map(Zeroizing::new);
        let blind_index = match &target.blind_index {
            Some((name, _)) => text(next(TEXT, name)?),
            None => None,
        };
        let touched =
            target.touched.iter().map(|column| next(column.slot(), &column.name)).collect::<Result<_, _>>()?;
        Ok(Self { key, value, blind_index, touched })
    }

    /// Its key in words.
    pub(super) fn name(&self) -> String {
        let part = |part: &Value<'_>| {
            let mut text = Vec::new();
            // What has no canonical text is no key of a row.
            let _ = part.write(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        };
        self.key.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    /// What is to be written, if anything is.
    pub(super) fn anew(self, target: &Target, keyring: &Keyring) -> Result<Anew, Error> {
        let stuck = |why, row: &Self| Ok(Anew::Stuck(why, row.name()));
        let Some(value) = &self.value else { return stuck(Stuck::StrayBlindIndex, &self) };
        let sealed = match Sealed::<Vec<u8>>::from_text(value.as_str()) {
            Ok(sealed) => sealed,
            Err(SealedError::NotSealed) => return stuck(Stuck::Unsealed, &self),
            Err(SealedError::UnsupportedSuite { suite }) => return stuck(Stuck::UnknownSuite(suite), &self),
            Err(SealedError::Malformed) => return stuck(Stuck::Malformed, &self),
        };
        let plan = match Plan::of(target, keyring, &sealed, self.blind_index.as_deref()) {
            Ok(plan) => plan,
            Err(why) => return stuck(why, &self),
        };
        if plan.sets == NOTHING {
            return Ok(Anew::Nothing);
        }
        match plan.write(target, keyring, &sealed, &self.key)? {
            Ok(new) => Ok(Anew::Change(Change { sets: plan.sets, new, row: self })),
            Err(why) => stuck(why, &self),
        }
    }
}

/// What becomes of a row.
pub(super) enum Anew {
    /// Nothing: it is as it is to be.
    Nothing,
    /// Nothing, for there is something wrong with it; and its key in words.
    Stuck(Stuck, String),
    Change(Change),
}

const NOTHING: Sets = Sets { value: false, blind_index: false };

/// What has to be written, and for whom.
struct Plan {
    scope: Option<String>,
    sets: Sets,
    blind_index: Option<BlindIndex>,
}

impl Plan {
    fn of(
        target: &Target,
        keyring: &Keyring,
        sealed: &Sealed<Vec<u8>>,
        blind_index: Option<&str>,
    ) -> Result<Self, Stuck> {
        let id = sealed.header().key_id;
        let ring = keyring.ring();
        let key = ring.data(id).ok_or(Stuck::UnknownKey(id))?;
        let scope = key.scope().map(str::to_owned);
        let no_primary = |kind| Stuck::NoPrimaryKey { kind, scope: scope.clone() };
        let primary = ring.primary(scope.as_deref()).ok_or_else(|| no_primary(KeyKind::Data))?;
        let mut sets = Sets { value: primary.id() != id, blind_index: false };
        let blind_index = match (&target.blind_index, blind_index) {
            (None, _) => None,
            (Some(_), None) => return Err(Stuck::NoBlindIndex),
            (Some(_), Some(text)) => {
                let index: BlindIndex = text.parse().map_err(|_| Stuck::NotABlindIndex)?;
                let primary = ring.index(scope.as_deref()).next().ok_or_else(|| no_primary(KeyKind::Index))?;
                sets.blind_index = primary.short_id() != index.key();
                Some(index)
            }
        };
        drop(ring);
        Ok(Self { scope, sets, blind_index })
    }

    /// What the sets are set to, in their order.
    fn write(
        &self,
        target: &Target,
        keyring: &Keyring,
        sealed: &Sealed<Vec<u8>>,
        key: &[Value<'static>],
    ) -> Result<Result<Vec<String>, Stuck>, Error> {
        let parts: Vec<&dyn KeyPart> = key.iter().map(|part| part as &dyn KeyPart).collect();
        let place = Place::of(target.binding, &target.context, &parts);
        let plaintext = match sealed.open(keyring, &place) {
            Ok(plaintext) => plaintext,
            Err(OpenError::UnknownKey(id)) => return Ok(Err(Stuck::UnknownKey(id))),
            Err(_) => return Ok(Err(Stuck::DoesNotOpen)),
        };
        if !self.is_of(target, keyring, &plaintext) {
            return Ok(Err(Stuck::DoesNotOpen));
        }
        let keys = self.scope.as_deref().map_or_else(|| Keys::from(keyring), |scope| keyring.scope(scope));
        let written = self.seal(target, keys, &place, plaintext.expose());
        Ok(Ok(written?))
    }

    /// Is the blind index that of this value, as far as can be told? A model refuses to open one that was moved.
    fn is_of(&self, target: &Target, keyring: &Keyring, plaintext: &Secret<Vec<u8>>) -> bool {
        let (Some(index), Some((_, normalise))) = (self.blind_index, &target.blind_index) else { return true };
        index.is_of(keyring, &target.context, *normalise, plaintext.expose()) != Some(false)
    }

    fn seal(
        &self,
        target: &Target,
        keys: Keys<'_>,
        place: &Place<'_>,
        plaintext: &Vec<u8>,
    ) -> Result<Vec<String>, SealError> {
        let mut new = Vec::with_capacity(2);
        if self.sets.value {
            let seal = if target.padded { Sealed::seal_padded } else { Sealed::seal };
            new.push(seal(keys, place, plaintext)?.into_text());
        }
        if let (true, Some((_, normalise))) = (self.sets.blind_index, &target.blind_index) {
            new.push(BlindIndex::new(keys, &target.context, *normalise, plaintext)?.to_string());
        }
        Ok(new)
    }
}

/// What is written into a row, unless somebody else has written it meanwhile.
pub(super) struct Change {
    pub(super) sets: Sets,
    new: Vec<String>,
    row: Row,
}

impl Change {
    /// The row's key in words.
    pub(super) fn name(&self) -> String {
        self.row.name()
    }

    fn key<'c>(&'c self, target: &'c Target) -> impl Iterator<Item = Bound<'static>> + 'c {
        target.key.iter().zip(&self.row.key).map(|(column, value)| (column.slot(), value.clone()))
    }

    fn touched<'c>(&'c self, target: &'c Target) -> impl Iterator<Item = Bound<'static>> + 'c {
        target.touched.iter().zip(&self.row.touched).map(|(column, value)| (column.slot(), value.clone()))
    }

    /// Value and blind index as they were.
    fn old<'c>(&'c self, target: &'c Target) -> impl Iterator<Item = Bound<'static>> + 'c {
        let value = self.row.value.iter().map(|value| owned(value));
        let index = self.row.blind_index.as_deref().map_or((TEXT, Value::Null), owned);
        value.chain(target.blind_index.iter().map(move |_| index.clone()))
    }
}

fn owned(text: &str) -> Bound<'static> {
    (TEXT, Value::text(text.to_owned()))
}

/// What is bound to change rows in which the same is set.
pub(super) fn changed(changes: &[Change], target: &Target) -> Vec<Bound<'static>> {
    let sets = changes.first().map_or(0, |change| change.new.len());
    let new = (0..sets).flat_map(|set| {
        changes.iter().flat_map(move |change| change.key(target).chain(change.new.get(set).map(|text| owned(text))))
    });
    let rows =
        changes.iter().flat_map(|change| change.key(target).chain(change.old(target)).chain(change.touched(target)));
    new.chain(rows).collect()
}

/// What is bound to put back what was touched.
pub(super) fn restored(changes: &[Change], target: &Target) -> Vec<Bound<'static>> {
    let old = (0..target.touched.len()).flat_map(|column| {
        changes.iter().flat_map(move |change| change.key(target).chain(change.touched(target).nth(column)))
    });
    let rows = changes.iter().flat_map(|change| change.key(target).chain(change.touched(target)));
    old.chain(rows).collect()
}

/// The text of a value that was read as text.
fn text(value: Value<'static>) -> Option<String> {
    if let Value::Text(text) = value { Some(text.into_owned()) } else { None }
}
