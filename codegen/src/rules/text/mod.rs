//! SL00: the text, before anything of the language is looked at.

group!(too_large, bad_encoding, nul_byte, empty_file, yaml_syntax, tab_indent, yaml_extra, many_documents, too_deep, too_many_findings);
