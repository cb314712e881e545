namespace Polp.Graph;

/// <summary>
/// What a process's code can reach: the IL of its entry assembly and of everything it ships is followed from the entry point up to the
/// framework, whose members the catalogue decides. Virtual calls go to the overrides of types the process creates (rapid type analysis);
/// the framework, which is not followed, may call back what its own classes and interfaces declare.
/// <para>
/// Counted is what the code acquires: AMBIENT, AMPLIFY and FORGE rows. Work through objects that were handed in (USE rows) is not: a process
/// whose descriptors were opened by its launcher needs nothing from the kernel to read them. Edges that exist only at run time
/// (reflection, registration by convention) are missing; the blind spots say where. A type whose assembly-qualified name stands in a string is
/// taken to be created and its public methods to be called.
/// </para>
/// </summary>
public static class CodeReach
{
    /// <exception cref="InputException">An image is no .NET assembly, is damaged, or holds no entry point.</exception>
    public static Reach Of(ProcessCode code, Grants declared, Catalogue? catalogue = null) => new CodeReachSession(catalogue).Of(code, declared);
}
