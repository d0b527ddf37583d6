function(unit, environment) unit.title
