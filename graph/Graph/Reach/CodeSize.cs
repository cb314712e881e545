namespace Polp.Graph;

/// <summary>How large an application is, in thousand source lines with code, its packages included and the framework not.</summary>
/// <param name="Kloc">All of it.</param>
/// <param name="Estimated">The part that comes from assemblies without symbols.</param>
/// <param name="Unreadable">What could not be read, one sentence each.</param>
internal sealed record CodeSize(double Kloc, double Estimated, IReadOnlyList<string> Unreadable)
{
    public static CodeSize Of(Application application)
    {
        var (lines, bytes) = (0L, 0L);
        var unreadable = new List<string>();
        foreach (var module in application.Modules)
        {
            if (Try(() => SourceLines.Of(module), $"the symbols of '{module.Name}' are damaged, so its lines are estimated; build it again") is { } counted)
                lines += counted;
            else
                bytes += Try(() => IlSize.Of(module), $"'{module.Name}' is damaged, so its size is not known; build or copy it again") ?? 0;
        }
        var estimated = bytes / IlSize.BytesPerLine / 1000;
        return new((lines / 1000.0) + estimated, estimated, unreadable);

        long? Try(Func<long?> read, string otherwise)
        {
            try
            {
                return read();
            }
            catch (Exception e) when (AssemblyModule.IsDamage(e) || e is InvalidDataException)
            {
                unreadable.Add(otherwise);
                return null;
            }
        }
    }
}
