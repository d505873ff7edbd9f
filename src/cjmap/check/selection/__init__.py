"""Which rules run on which map: selectors, the configuration, plugins."""
