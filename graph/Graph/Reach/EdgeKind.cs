namespace Polp.Graph;

internal enum EdgeKind
{
    /// <summary>To a method: a call, a delegate, a static initialiser, a state machine.</summary>
    Call,

    /// <summary>To a slot, and through it to what may run there.</summary>
    Virtual,

    /// <summary>To a type, and through it to what the framework may call back.</summary>
    Creation,

    /// <summary>To where following stops.</summary>
    Leaf,
}
