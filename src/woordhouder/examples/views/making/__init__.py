"""An example in the making: who puts it forward, what the editors do, and what the speakers say."""
