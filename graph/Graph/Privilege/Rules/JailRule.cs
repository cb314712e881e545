namespace Polp.Graph;

/// <summary>
/// R3: names below the root, the working directory and held directories are in view. A jail holds only while all of these are inside
/// and the process has no CAP_SYS_CHROOT.
/// </summary>
internal sealed class JailRule : IGainRule
{
    private const string Everything = "/";

    public void Apply(AttackerState state)
    {
        foreach (var process in state.Owned)
        {
            var owns = Fact.Owns(process.Name);
            void See(string root, string text, Source source) => state.Gain(Fact.View(root), "R3", text, source, owns);

            var jail = process.Jail is null ? null : state.Manifest.Jails[process.Jail];
            if (jail is null)
                See(Everything, $"{process.Name} is in no jail", process.Source);
            else
                See(jail.Root, $"{process.Name} sees what is below {jail.Root}", jail.Source);
            if (jail is not null && Credentials.Of(state.Manifest, process).Has("CAP_SYS_CHROOT"))
                See(Everything, $"{process.Name} has CAP_SYS_CHROOT and leaves its jail by a second chroot", process.Source);

            // From a directory that is already open, nothing above it need be searched.
            See(Root(process.WorkingDirectory), $"{process.Name} works in {process.WorkingDirectory}", process.Source);
            if (jail is not null && !Paths.IsBelow(process.WorkingDirectory, jail.Root))
                See(Everything, $"the working directory of {process.Name}, {process.WorkingDirectory}, is outside its jail {jail.Root}", process.Source);
            foreach (var held in process.Holds.Where(h => h.Object.StartsWith("file:/", StringComparison.Ordinal) && h.Object.EndsWith('/')))
            {
                var directory = held.Object["file:".Length..];
                See(Root(directory), $"{process.Name} was handed the directory {directory}", held.Source);
                if (jail is not null && !Paths.IsBelow(directory, jail.Root))
                    See(Everything, $"{process.Name} holds the directory {directory}, outside its jail {jail.Root}", held.Source);
            }
        }
    }

    private static string Root(string directory) => directory.TrimEnd('/') is { Length: > 0 } root ? root : Everything;
}
