"""Ten times as many presses as can be kept, at the real program: nobody is answered late or told untruly."""
