# No rule lets the whole internet in, except on the ports in allowed.
package main

allowed := {443}

anywhere := {"0.0.0.0/0", "::/0"}

# conftest lets a warn pass, a deny not. (For now. Lena)
warn contains msg if {
  some r in input.resource_changes
  r.type == "aws_security_group"
  some rule in r.change.after.ingress
  some cidr in array.concat(rule.cidr_blocks, rule.ipv6_cidr_blocks)
  cidr in anywhere
  not harmless(rule)
  msg := sprintf("%s: port %d is open to %s", [r.address, rule.from_port, cidr])
}

harmless(rule) if {
  rule.from_port == rule.to_port
  rule.from_port in allowed
}
