using System.Reflection.Metadata.Ecma335;

namespace Polp.Graph;

/// <summary>The assemblies of one process, in an order that does not depend on how they were given, with every method and type numbered.</summary>
internal sealed class Application
{
    private readonly Dictionary<string, AssemblyModule> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] firstMethods;
    private readonly Func<string, AssemblyModule?> framework;

    public Application(ProcessCode code, Func<string, AssemblyModule?> framework)
    {
        this.framework = framework;
        Entry = AssemblyModule.Open(code.Entry, isFramework: false, Find);
        var others = code.Application.Select(image => AssemblyModule.Open(image, isFramework: false, Find));
        var modules = new List<AssemblyModule>();
        // One name is loaded once: the program itself, else the highest version.
        foreach (var module in others.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
            .ThenByDescending(m => m.Metadata.GetAssemblyDefinition().Version).ThenBy(m => m.Image.Path, StringComparer.Ordinal).Prepend(Entry))
        {
            if (byName.TryAdd(module.Name, module))
                modules.Add(module);
        }

        Modules = modules;
        firstMethods = new int[modules.Count];
        for (var i = 0; i < modules.Count; i++)
        {
            firstMethods[i] = MethodCount;
            modules[i].Place(MethodCount, TypeCount);
            MethodCount += modules[i].Metadata.MethodDefinitions.Count;
            TypeCount += modules[i].Metadata.TypeDefinitions.Count;
        }
    }

    public AssemblyModule Entry { get; }
    public IReadOnlyList<AssemblyModule> Modules { get; }
    public int MethodCount { get; }
    public int TypeCount { get; }

    /// <summary>What loading an assembly by its simple name gives: the application's own before the framework's.</summary>
    public AssemblyModule? Find(string name) => byName.TryGetValue(name, out var module) ? module : framework(name);

    public AssemblyModule? Own(string name) => byName.GetValueOrDefault(name);

    public static int Number(MethodMember method) => method.Module.FirstMethod + AssemblyModule.Row(method.Handle) - 1;

    public static int Number(TypeUse type) => type.Module.FirstType + AssemblyModule.Row(type.Handle) - 1;

    public MethodMember Method(int number)
    {
        var index = Array.BinarySearch(firstMethods, number);
        // Several assemblies start at one number when some have no methods; the last of them holds it.
        if (index < 0)
            index = ~index - 1;
        while (index + 1 < firstMethods.Length && firstMethods[index + 1] == number)
            index++;
        return Modules[index].Member(MetadataTokens.MethodDefinitionHandle(number - firstMethods[index] + 1));
    }
}
