"""Does what the rules decided: the engine, the courier, the timers, the watchdog and the clock."""
