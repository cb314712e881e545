using System.Reflection;
using System.Reflection.Metadata;
using System.Text;

namespace Polp.Graph;

/// <summary>Writes the sections of a summary, from one walk over all the libraries.</summary>
internal sealed class SummarySections
{
    private readonly ReachWalk walk;
    private readonly MemberReach reach;
    private readonly Leading leading;

    public SummarySections(ReachWalk walk)
    {
        this.walk = walk;
        reach = new(walk);
        leading = new(walk, reach);
    }

    /// <param name="module">The assembly.</param>
    /// <param name="toFriends">True for a summary that is read by one to whom the assembly shows what is internal.</param>
    public string Of(AssemblyModule module, bool toFriends)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var handle in module.Metadata.TypeDefinitions)
            Add(lines, new TypeUse(module, handle, []), toFriends);
        var text = new StringBuilder(SummaryText.Line("A", SummaryText.Name(module.Name), Mvid(module), string.Join(',', Widest(module))));
        foreach (var (_, line) in lines)
            text.Append(line);
        return text.ToString();
    }

    private static string Mvid(AssemblyModule module) => module.Metadata.GetGuid(module.Metadata.GetModuleDefinition().Mvid).ToString();

    private void Add(SortedDictionary<string, string> lines, TypeUse type, bool toFriends)
    {
        var isOpen = SummaryAccess.IsOpen(type, toFriends);
        foreach (var handle in type.Definition.GetMethods())
        {
            var method = type.Module.Member(handle);
            var number = Application.Number(method);
            var isCalled = isOpen && SummaryAccess.IsAccessible(method.Definition.Attributes & MethodAttributes.MemberAccessMask, toFriends) && !method.IsAbstract
                && method.MetadataName is not ".cctor" and not ['<', ..] && !walk.Charges.HasRow(method)
                && (method.IsStatic || method.MetadataName == ".ctor" || !walk.IsHeld(type));
            if ((isCalled || leading.FillsALeadingSlot(number)) && Found(number, type.Module) is { } found)
                lines.TryAdd(SummaryText.Name(DocumentationId.OfMethod(method)), SummaryText.Line([SummaryText.Name(DocumentationId.OfMethod(method)), .. found]));
            if (isOpen && method.MetadataName == ".cctor" && Found(number, type.Module) is { } initialised)
                AddFields(lines, type, toFriends, initialised);
        }
        if (walk.CreatedNumber(type) is >= 0 and var created && leading.IsFilled(created))
            lines.TryAdd("T:" + SummaryText.Name(type.Name), Type(type, created));
    }

    // Touching a static field runs the initialiser of its type.
    private static void AddFields(SortedDictionary<string, string> lines, TypeUse type, bool toFriends, string[] initialised)
    {
        foreach (var field in type.Definition.GetFields().Select(type.Module.Metadata.GetFieldDefinition))
        {
            var isTouched = (field.Attributes & (FieldAttributes.Static | FieldAttributes.Literal)) == FieldAttributes.Static
                && SummaryAccess.IsAccessible((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask), toFriends);
            var id = SummaryText.Name($"F:{type.Name}.{type.Module.Metadata.GetString(field.Name)}");
            if (isTouched)
                lines.TryAdd(id, SummaryText.Line([id, .. initialised]));
        }
    }

    private string[]? Found(int method, AssemblyModule section)
    {
        if (!leading.From(method))
            return null;
        // A constructor that takes nothing hands nothing on: a row about its sibling speaks of what that one is told.
        var isEmpty = walk.Application.Method(method) is { MetadataName: ".ctor", ParameterCount: 0 };
        var ways = string.Join('|', reach.Capabilities.Where(found => !isEmpty || found.Value.Count > 1).Select(found => SummaryText.Way(found.Key, found.Value)));
        var makes = reach.Created.Where(leading.IsLeading).Select(made => SummaryText.Of(reach.Types[made].Module, reach.Types[made].Name, section));
        var calls = reach.Called.Select(slot => reach.Slots[slot]).Where(leading.IsLeading).Select(slot => SummaryText.Name(DocumentationId.OfMethod(slot)));
        string[] fields = [ways, Joined(makes), Joined(calls)];
        return fields.All(field => field.Length == 0) ? null : fields;
    }

    private string Type(TypeUse type, int created)
    {
        var ancestors = new SortedSet<string>(StringComparer.Ordinal);
        Collect(type, ancestors, 0);
        var fillings = from filling in reach.Fillings[created]
                       where leading.FillsALeadingSlot(filling.Method) && !filling.IsDecided && (filling.IsCallback || Leading.IsOpen(filling.Declared))
                       let method = walk.Application.Method(filling.Method)
                       select (filling.IsCallback ? "!" : "") + SummaryText.Name(DocumentationId.OfMethod(filling.Declared)) + "="
                           + SummaryText.Of(method.Module, DocumentationId.OfMethod(method), type.Module);
        // A slot that a known receiver narrows is the same slot.
        var called = fillings.ToArray();
        return SummaryText.Line(
            "T:" + SummaryText.Name(type.Name), Joined(ancestors.Select(SummaryText.Name)), Joined(called.Where(f => f[0] == '!' || !called.Contains("!" + f))));
    }

    private static void Collect(TypeUse type, SortedSet<string> ancestors, int depth)
    {
        if (depth > Hierarchy.DepthLimit || !ancestors.Add(type.Name))
            return;
        foreach (var implemented in type.Interfaces)
            Collect(implemented, ancestors, depth + 1);
        if (type.Base is { } parent)
            Collect(parent, ancestors, depth + 1);
    }

    private static string Joined(IEnumerable<string> names) => string.Join(';', names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>What any code of the library reaches, whoever creates what of it: too much rather than too little.</summary>
    private IEnumerable<string> Widest(AssemblyModule module)
    {
        reach.FromAll(
            module.Metadata.MethodDefinitions.Select(handle => Application.Number(module.Member(handle))),
            module.Metadata.TypeDefinitions.Select(handle => walk.CreatedNumber(new(module, handle, []))).Where(type => type >= 0),
            capability => capability == "UNKNOWN" || Capability.RuleFor(capability) is not null);
        // What is forwarded runs elsewhere, and those who were compiled against it ask here.
        return IsFacade(module) && !reach.Capabilities.ContainsKey("UNKNOWN") ? [.. reach.Capabilities.Keys, "UNKNOWN"] : [.. reach.Capabilities.Keys];
    }

    private static bool IsFacade(AssemblyModule module) => module.Metadata.ExportedTypes.Any(handle => module.Metadata.GetExportedType(handle).IsForwarder);
}
