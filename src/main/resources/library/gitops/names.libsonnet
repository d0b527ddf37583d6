// How the agents' objects are called, and where in the deploy repository they find what they sync.

// The longest value of a label: both agents label what they apply with the name of their object.
local longest = 63;

{
  // The name of an object for a part of an environment. Neither name holds a dot, so that no two environments of a cluster meet.
  of(environment, what)::
    local whole = environment.name + '.' + what;
    if std.length(whole) <= longest then whole
    else std.rstripChars(std.substr(whole, 0, longest - 9), '.-') + '-' + std.substr(std.md5(whole), 0, 8),

  // The folder of a unit, from the top of the deploy repository.
  folder(environment, what)::
    local path = std.get(environment.deliver, 'path', '');
    (if path == '' then '' else path + '/') + environment.name + '/' + what,
}
