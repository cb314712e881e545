namespace Polp.Graph;

/// <summary>
/// What a process's code can reach: the IL of its entry assembly and of everything it ships is followed from the entry point up to the
/// framework, whose members the catalogue decides. Virtual calls go to the overrides of types the process creates (rapid type analysis);
/// the framework, which is not followed, may call back what its own classes and interfaces declare.
/// <para>
/// Counted is what the code acquires: AMBIENT, AMPLIFY and FORGE rows. Work through objects that were handed in (USE rows) is not: a process
/// whose descriptors were opened by its launcher needs nothing from the kernel to read them.
/// </para>
/// <para>
/// Types that are handed to the framework, as a type argument or as a <see cref="Type"/>, are used as its annotations for trimming say; those a
/// convention finds (controllers, pages, components) as <c>conventions.tsv</c> says; those that are kept, or whose assembly-qualified name stands
/// in a string, are taken to be created and their public members to be used. Other edges that exist only at run time are missing; the blind spots
/// say where.
/// </para>
/// <para>
/// Of each capability up to three paths are kept that share no method (<see cref="DisjointPaths"/>), and whether it is needed only before the
/// process serves (<see cref="Phases"/>); each grant is held against what is reached (<see cref="GrantReviews"/>).
/// </para>
/// <para>
/// Missing without a blind spot: <c>ToString</c>, <c>Equals</c>, <c>GetHashCode</c>, <c>Dispose</c> and the other members that nearly every type
/// has, where only the framework calls them (finalizers are reached); what builds the parameters of a delegate that handles requests; types
/// that only an attribute names, or that only data names to a serializer.
/// </para>
/// </summary>
public static class CodeReach
{
    /// <exception cref="InputException">An image is no .NET assembly, is damaged, or holds no entry point.</exception>
    public static Reach Of(ProcessCode code, Grants declared, Catalogue? catalogue = null) => new CodeReachSession(catalogue).Of(code, declared);
}
