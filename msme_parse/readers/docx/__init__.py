"""Word files (.docx, .docm, .dotx) into `Source`, with nothing but the standard library."""
