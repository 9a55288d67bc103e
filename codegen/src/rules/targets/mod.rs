//! SL08: targets.

group!(version_too_old, no_target);
