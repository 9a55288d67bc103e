//! `rotation.ts`: the functions that seal values anew.

use super::HEADER;
use super::layout::Ts;
use crate::model::Targets;

pub(super) fn file(targets: &Targets) -> String {
    let folder = targets.convex.as_ref().and_then(|convex| convex.path.as_deref());
    let module = folder.map_or_else(|| "rotation".to_owned(), |folder| format!("{folder}/rotation"));
    let before = "export const { page, replace, count, run } = ";
    let made = Ts::call("rotation", [Ts::word("descriptions"), Ts::text(&module)]).print(0, before.len(), 1);
    format!(
        "{HEADER}
import {{ descriptions }} from \"./model\";
import {{ rotation }} from \"./schemalock/model/rotation\";

/** Seals what is under an older key anew: `npx convex run {module}:run`. */
{before}{made};
"
    )
}
