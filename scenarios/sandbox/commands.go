package sandbox

import "maps"

// allCommands are the programs of the machine by name. Each family has a file of its own.
func allCommands() map[string]command {
	all := map[string]command{}
	for _, family := range []map[string]command{
		hiddenCommands(), shellCommands(), helpCommands(), wordCommands(), testCommands(), whoCommands(), clockCommands(),
		listCommands(), fileCommands(), linkCommands(), ownCommands(), findCommands(), readCommands(), grepCommands(), sortCommands(),
		cutCommands(), sedCommands(), diffCommands(), sumCommands(), byteCommands(), shapeCommands(), smallCommands(), packCommands(), diskCommands(), awkCommands(), jqCommands(), wrapCommands(), sudoCommands(), editCommands(),
	} {
		maps.Copy(all, family)
	}
	return all
}
