"""The opportunities: what could be done for the customer, what each would bring and cost, and its state."""
