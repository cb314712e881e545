namespace Polp.Graph;

internal enum EdgeKind
{
    /// <summary>To a method that runs before the caller goes on: a call, a state machine.</summary>
    Call,

    /// <summary>To a slot, and through it to what may run there.</summary>
    Virtual,

    /// <summary>To a type, and through it to what the framework may call back.</summary>
    Creation,

    /// <summary>To where following stops.</summary>
    Leaf,

    /// <summary>To a type's static initialiser.</summary>
    Initialiser,

    /// <summary>To a method that somebody may call at any time from now on: the target of a delegate, a member used by reflection.</summary>
    Delegate,

    /// <summary>To a slot, likewise.</summary>
    VirtualDelegate,

    /// <summary>To nowhere: from here on the process serves.</summary>
    Serves,
}
