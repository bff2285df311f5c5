//! Care of the library: checked, backed up, restored.
