function(unit, environment) function(x) x
