"""The slides of a service blueprint: what it is for, the flow by stages, what is done in detail."""
