local f(x) = f(x + 1) + 1; { defaults: { network: f(0) } }
