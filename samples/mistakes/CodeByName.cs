namespace Mistakes;

/// <summary>A service that makes what a message names; the message may name anything.</summary>
[Polp.Service]
public sealed class CodeByName
{
    public object? Make(Type asked) => Activator.CreateInstance(asked); // POLP3005
}
