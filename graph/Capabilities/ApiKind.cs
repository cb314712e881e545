namespace Polp.Capabilities;

/// <summary>How a platform API relates to authority; every catalogued API has exactly one kind.</summary>
public enum ApiKind
{
    /// <summary>No authority.</summary>
    Pure,

    /// <summary>Works through an object that was handed in.</summary>
    Use,

    /// <summary>Acquires authority from a name or from global state.</summary>
    Ambient,

    /// <summary>Points an object that was handed in at a new target.</summary>
    Amplify,

    /// <summary>Makes a handle out of a number or a pointer.</summary>
    Forge,

    /// <summary>A mark on a type that is too wide to hand in; never the kind of a call.</summary>
    Broad,
}
