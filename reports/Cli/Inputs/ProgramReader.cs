using System.Reflection.PortableExecutable;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>Reads all of one program: its assemblies with symbols, the frameworks it runs on, and the compiler's logs beside it.</summary>
internal sealed class ProgramReader(string folder, CancellationToken cancellation) : IDisposable
{
    private const string Rebuild = "build the project again";

    // Copies of a build do not always keep the times to the second.
    private static readonly TimeSpan OfOneBuild = TimeSpan.FromMinutes(1);

    private readonly SharedFrameworks frameworks = new();
    private readonly Dictionary<string, AssemblyImage?> application = new(StringComparer.Ordinal);
    private readonly List<string> unknowns = [];
    private readonly List<SingleFile> bundles = [];

    /// <summary>What could not be seen, to be shown as such.</summary>
    public IReadOnlyList<string> Unknowns => unknowns;

    /// <param name="withFindings">False where only the reach is wanted, so that no compiler log need be there.</param>
    public ProcessCode Read(ProgramOutput output, bool withFindings = true)
    {
        var bundle = Bundle(output.Assembly);
        try
        {
            return Read(output, bundle, withFindings);
        }
        catch (InputException e) when (bundle is not null)
        {
            throw new InputException([.. e.Errors.Select(error => error with { Source = error.Source with { File = Path.IsPathRooted(error.Source.File) ? Name(error.Source.File) : error.Source.File } })]);
        }
    }

    private ProcessCode Read(ProgramOutput output, SingleFile? bundle, bool withFindings)
    {
        var (process, entry) = (output.Process, bundle?.Entry ?? output.Assembly);
        var image = Image(entry, required: true)!;
        var dependencies = Dependencies.Of(entry);
        if (bundle is not null)
            dependencies = dependencies with { Application = [.. dependencies.Application.Select(bundle.Find)], Runtime = [.. dependencies.Runtime.Select(bundle.Find)] };
        var others = dependencies.Application.Select(path => Image(path, required: false)).OfType<AssemblyImage>().ToArray();
        var findings = withFindings && bundle is null ? Findings(process, entry, dependencies) : [];
        if (bundle is not null)
            unknowns.Add($"{process}: {Name(output.Assembly)} is a single file, beside which no compiler log lies, so what the rules say of it is unknown");
        return new(process, image, others, Framework(entry, dependencies), findings)
        {
            Tables = OwnTables.Of(output.Project, bundle?.Path ?? entry, dependencies.Projects, Name),
        };
    }

    public void Dispose() => bundles.ForEach(bundle => bundle.Dispose());

    private SingleFile? Bundle(string path)
    {
        if (Path.GetExtension(path) == ".dll")
            return null;
        if (bundles.Find(b => b.Path == path) is { } known)
            return known;
        if (SingleFile.Open(path, InputFile.Bytes(path, Rebuild), cancellation) is not { } bundle)
            return null;
        bundles.Add(bundle);
        return bundle;
    }

    private Func<string, AssemblyImage?> Framework(string entry, Dependencies dependencies)
    {
        if (dependencies.Runtime.Count == 0)
            return frameworks.For(entry, unknowns);
        var own = dependencies.Runtime.ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.Ordinal);
        return name => own.TryGetValue(name, out var path) ? frameworks.Image(path, Name(path)) : null;
    }

    private List<Finding> Findings(string process, string entry, Dependencies dependencies)
    {
        var log = Path.ChangeExtension(entry, ".sarif");
        if (!File.Exists(log) && !Directory.Exists(log))
        {
            throw InputFile.Error(
                log, $"does not exist beside the assembly of '{process}', so its findings are unknown; the compiler writes it where the Polp package is referenced and ErrorLog is not set, and where polp itself builds the project");
        }
        if (File.Exists(log) && File.GetLastWriteTimeUtc(log) + OfOneBuild < File.GetLastWriteTimeUtc(entry))
            throw InputFile.Error(log, $"is older than {Path.GetFileName(entry)} beside it, so it is the log of another build; {Rebuild}");

        var findings = new List<Finding>();
        foreach (var path in dependencies.Projects.Order(StringComparer.Ordinal).Select(name => Path.Combine(Path.GetDirectoryName(entry)!, name + ".sarif")).Prepend(log))
        {
            if (path != log && !File.Exists(path))
            {
                unknowns.Add($"{process}: no compiler log lies beside {Path.GetFileNameWithoutExtension(path)}.dll, so what the rules say of it is unknown");
                continue;
            }

            var bytes = InputFile.Bytes(path, Rebuild);
            // A log names every rule that ran, whether or not it found something.
            if (bytes.AsSpan().IndexOf("\"POLP"u8) < 0)
                unknowns.Add($"{process}: the rules did not run on {Path.GetFileNameWithoutExtension(path)}, which does not reference the Polp package");
            findings.AddRange(SarifLog.Read(Name(path), bytes, folder));
        }

        return findings;
    }

    private AssemblyImage? Image(string path, bool required)
    {
        if (application.TryGetValue(path, out var known))
            return known;

        var bytes = InputFile.Bytes(path, Rebuild);
        if (!IsManaged(path, bytes, required))
            return null;
        var symbols = Path.ChangeExtension(path, ".pdb");
        return application[path] = new(Name(path), bytes, File.Exists(symbols) ? (ReadOnlyMemory<byte>?)InputFile.Bytes(symbols, Rebuild) : null);
    }

    /// <summary>How messages name a file: from the manifest's folder, so that no output depends on where the tree lies.</summary>
    private string Name(string path)
    {
        // What lies in a single file is named after that, not after where it was laid out.
        var bundle = bundles.Find(b => path.StartsWith(b.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return bundle is null ? Path.GetRelativePath(folder, path).Replace('\\', '/') : $"{Name(bundle.Path)}!{Path.GetRelativePath(bundle.Folder, path).Replace('\\', '/')}";
    }

    private static bool IsManaged(string path, byte[] bytes, bool required)
    {
        try
        {
            using var reader = new PEReader(new MemoryStream(bytes, writable: false));
            if (reader.HasMetadata)
            {
                if (reader.PEHeaders.SectionHeaders.Any(section => section.PointerToRawData + section.SizeOfRawData > bytes.Length))
                    throw new BadImageFormatException("its last section is cut off.");
                return reader.GetMetadata().Length > 0;
            }
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException or IOException)
        {
            throw InputFile.Error(path, bytes is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..]
                ? "is native code for Linux, not a .NET assembly; name the .dll that dotnet build writes"
                : $"is not a whole .NET assembly: it is truncated or of another kind ({e.Message.TrimEnd('.')}); {Rebuild}");
        }

        return required
            ? throw InputFile.Error(path, "is native code, not a .NET assembly; name the .dll that dotnet build writes")
            : false;
    }
}
