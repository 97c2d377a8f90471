"""Real documents: a package, for a test module elsewhere has the name of one here."""
