namespace Polp.Graph;

/// <summary>Analyses several processes and reads each framework assembly once: images of one path are taken to be the same. Not thread-safe.</summary>
public sealed class CodeReachSession(Catalogue? catalogue = null)
{
    private readonly Dictionary<string, AssemblyModule> framework = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Charges> charges = new(StringComparer.Ordinal);

    /// <exception cref="InputException">An image is no .NET assembly, is damaged, or holds no entry point.</exception>
    public Reach Of(ProcessCode code, Grants declared)
    {
        var asked = new Dictionary<string, AssemblyModule?>(StringComparer.OrdinalIgnoreCase);
        var application = new Application(code, Framework);
        try
        {
            var project = ProjectFacts.Of(application.Entry);
            var charged = ChargesFor(code.Tables);
            var walk = Walk(application, charged);
            var size = CodeSize.Of(application);
            var capabilities = Capabilities(walk, project.Grants, declared);
            return new(
                Analysed: true,
                Capabilities: capabilities,
                Asked: project.Grants.Names,
                Declared: declared.Names,
                BlindSpots: [.. walk.BlindSpots.Sentences.Concat(size.Unreadable), .. charged.Errors.Select(e => $"{e}; the line says nothing until it is corrected")],
                Assemblies: walk.ReachedAssemblies,
                Methods: walk.ReachedMethods,
                Kloc: size.Kloc,
                IsService: project.IsService,
                EstimatedKloc: size.Estimated)
            {
                Grants = new GrantReviews(capabilities, walk, () => Walk(application, charged, isWidest: true)).Of(project.Grants, declared),
                Broad = new BroadTypes(charged.Broad).Of(application),
            };
        }
        catch (Exception e) when (AssemblyModule.IsDamage(e))
        {
            // What a single assembly gets wrong is caught where it is read; this is a reference between two of them.
            throw application.Entry.Damaged();
        }

        AssemblyModule? Framework(string name)
        {
            if (!asked.TryGetValue(name, out var module))
                asked[name] = module = code.Framework(name) is { } image ? Shared(image) : null;
            return module;
        }

        AssemblyModule Shared(AssemblyImage image)
        {
            if (!framework.TryGetValue(image.Path, out var module))
                framework[image.Path] = module = AssemblyModule.Open(image, isFramework: true, Framework);
            return module;
        }
    }

    // What a platform member costs depends on the tables alone, and most projects have none.
    private Charges ChargesFor(IReadOnlyList<KeyValuePair<string, string>> tables)
    {
        var key = string.Join('\0', tables.Select(t => t.Key + '\0' + t.Value));
        return charges.TryGetValue(key, out var known) ? known : charges[key] = new(catalogue ?? Catalogue.Default, tables);
    }

    private static ReachWalk Walk(Application application, Charges charges, bool isWidest = false)
    {
        var walk = new ReachWalk(application, charges, isWidest);
        walk.Run();
        return walk;
    }

    private static CapabilityReach[] Capabilities(ReachWalk walk, Grants asked, Grants declared)
    {
        var shortest = new ShortestPaths(walk);
        var others = new DisjointPaths(walk, shortest);
        var onlyStartUp = Phases.OnlyStartUp(walk);
        return
        [
            .. from path in shortest.ToEach()
               select new CapabilityReach(path.Capability, Status(path.Capability, asked, declared), path.Hops)
               {
                   OtherPaths = [.. others.BesidesThe(path).Select(p => p.Hops)],
                   Phase = onlyStartUp.Contains(path.Capability) ? Phase.StartUp : Phase.Serving,
               },
        ];
    }

    private static GrantStatus Status(string capability, Grants asked, Grants declared) =>
        Capability.RuleFor(capability) is null ? GrantStatus.Counted
        : declared.Allow(capability) ? GrantStatus.Granted
        : asked.Allow(capability) ? GrantStatus.AskedNotDeclared
        : GrantStatus.Missing;
}
