"""How the window looks: colour tokens, type, the stylesheet and the icons."""
