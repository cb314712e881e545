namespace Polp.Graph;

/// <summary>
/// R3: names below the root are in view. A jail holds only while the working directory is inside, no held directory leads outside,
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
            if (process.Jail is null)
            {
                state.Gain(Fact.View(Everything), "R3", $"{process.Name} is in no jail", process.Source, owns);
                continue;
            }

            var jail = state.Manifest.Jails[process.Jail];
            state.Gain(Fact.View(jail.Root), "R3", $"{process.Name} sees what is below {jail.Root}", jail.Source, owns);
            if (!Paths.IsBelow(process.WorkingDirectory, jail.Root))
                state.Gain(Fact.View(Everything), "R3", $"the working directory of {process.Name}, {process.WorkingDirectory}, is outside its jail {jail.Root}", process.Source, owns);
            else if (Credentials.Of(state.Manifest, process).Has("CAP_SYS_CHROOT"))
                state.Gain(Fact.View(Everything), "R3", $"{process.Name} has CAP_SYS_CHROOT and leaves its jail by a second chroot", process.Source, owns);
            else if (process.Holds.FirstOrDefault(h => IsDirectoryOutside(h, jail)) is { } held)
                state.Gain(Fact.View(Everything), "R3", $"{process.Name} holds the directory {held.Object["file:".Length..]}, outside its jail {jail.Root}", held.Source, owns);
        }
    }

    private static bool IsDirectoryOutside(HeldDescriptor held, JailFact jail) =>
        held.Object.StartsWith("file:", StringComparison.Ordinal) && held.Object.EndsWith('/') && !Paths.IsBelow(held.Object["file:".Length..], jail.Root);
}
