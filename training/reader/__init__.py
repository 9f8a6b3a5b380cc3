"""Training of OnRecord's reader: an encoder that finds statements and names in news."""
