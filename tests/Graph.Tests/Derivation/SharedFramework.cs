using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Polp.Graph.Tests;

/// <summary>The shared frameworks the tests run on, and what of them is public.</summary>
internal static class SharedFramework
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly string Root = Path.GetFullPath(Path.Combine(Runtime, "..", "..", ".."));

    /// <summary>Every managed assembly of .NET and ASP.NET; the SDK installs them in the same version.</summary>
    public static IEnumerable<AssemblyImage> Assemblies => new[] { Runtime, Path.Combine(Root, "shared", "Microsoft.AspNetCore.App", Path.GetFileName(Runtime)) }
        .SelectMany(folder => Directory.GetFiles(folder, "*.dll")).Order(StringComparer.Ordinal).Select(path => new AssemblyImage(path, File.ReadAllBytes(path))).Where(IsManaged);

    /// <summary>Documentation-comment ids of the public and protected methods of the reference packs.</summary>
    public static HashSet<string> PublicMethods()
    {
        var modules = new Dictionary<string, AssemblyModule>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" }.SelectMany(pack => Directory.GetFiles(ReferencePack(pack), "*.dll")))
        {
            var module = AssemblyModule.Open(new(path, File.ReadAllBytes(path)), isFramework: false, name => modules.GetValueOrDefault(name));
            modules[module.Name] = module;
        }
        return [.. modules.Values.SelectMany(module => module.Metadata.MethodDefinitions.Where(handle => IsVisible(module, handle)).Select(handle => module.Member(handle).Id))];
    }

    /// <summary>True for public and protected methods of types that can be named outside.</summary>
    public static bool IsVisible(AssemblyModule module, MethodDefinitionHandle handle)
    {
        var method = module.Metadata.GetMethodDefinition(handle);
        if ((method.Attributes & MethodAttributes.MemberAccessMask) is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem))
            return false;
        for (var type = module.Metadata.GetTypeDefinition(method.GetDeclaringType());; type = module.Metadata.GetTypeDefinition(type.GetDeclaringType()))
        {
            var isVisible = (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem;
            if (!isVisible || !type.IsNested)
                return isVisible;
        }
    }

    private static string ReferencePack(string pack)
    {
        var newest = Directory.GetDirectories(Path.Combine(Root, "packs", pack), "10.*").MaxBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0]))!;
        return Path.Combine(newest, "ref", "net10.0");
    }

    private static bool IsManaged(AssemblyImage image)
    {
        using var reader = new PEReader(new MemoryStream(image.Image.ToArray()));
        return reader.HasMetadata;
    }
}
