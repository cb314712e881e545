using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    private static MethodMember EntryPoint(AssemblyModule entry)
    {
        var token = entry.Pe.PEHeaders.CorHeader!.EntryPointTokenOrRelativeVirtualAddress;
        if (token >> 24 != 0x06 || (token & 0xFFFFFF) is 0 || (token & 0xFFFFFF) > entry.Metadata.MethodDefinitions.Count)
        {
            throw new InputException(
                new Source(entry.Image.Path), $"'{Path.GetFileName(entry.Image.Path)}' has no entry point; name the program's assembly, not a library");
        }
        return entry.Member(System.Reflection.Metadata.Ecma335.MetadataTokens.MethodDefinitionHandle(token & 0xFFFFFF));
    }

    private void Import(MethodMember method, MethodDefinition definition)
    {
        Charge(method, NativeEntryPoint.Of(method.Module, definition));
        if (Conventions.Default.Serves(NativeEntryPoint.Name(method.Module, definition)))
            Edges.Add(EdgeKind.Serves, 0);
    }

    private void EnterAssembly(AssemblyModule module)
    {
        if (module.IsMixed)
        {
            BlindSpots.Mixed(module.Name);
            Charge(module, new($"machine code in {module.Name}", ["UNKNOWN"]));
        }
        if (module.IsReferenceOnly)
        {
            BlindSpots.ReferenceOnly(module.Name);
            Charge(module, new($"{module.Name} (a reference assembly)", ["UNKNOWN"]));
        }
        // The first type of an assembly is <Module>; its initialiser runs when the assembly is loaded, whoever is the first to need it.
        Initialise(new TypeUse(module, module.Metadata.TypeDefinitions.First(), []), onlyPrecise: false, module == application.Entry ? EdgeKind.Initialiser : EdgeKind.Delegate);
    }

    private void NoBody(MethodMember method)
    {
        if (ReachPrivate(method))
            return;
        BlindSpots.NoBody(DisplayName.Quoted(method));
        Charge(method, new("a method without IL", ["UNKNOWN"]));
    }
}
