namespace Polp.Graph;

/// <summary>The permission bits of one class, as in a mode.</summary>
[Flags]
internal enum AccessBits
{
    None = 0,
    Execute = 1,
    Write = 2,
    Read = 4,
    All = 7,
}

/// <summary>R2 and R9: what the kernel lets a process do with one file or directory, once it has found it.</summary>
internal static class FileAccess
{
    private const int Sticky = 0b1_000_000_000;

    /// <param name="flagged">Whether an append-only or immutable flag is in force, which keeps the mode as it is.</param>
    public static AccessBits Of(FileFact file, Credentials who, bool flagged)
    {
        if (!flagged && ActsAsOwner(file, who))
            return AccessBits.All;
        var bits = Classes(file, who);
        if (who.Has("CAP_DAC_OVERRIDE"))
            bits |= AccessBits.Read | AccessBits.Write | (file.IsDirectory || (file.Mode & 0b001_001_001) != 0 ? AccessBits.Execute : AccessBits.None);
        if (who.Has("CAP_DAC_READ_SEARCH"))
            bits |= AccessBits.Read | (file.IsDirectory ? AccessBits.Execute : AccessBits.None);
        return bits;
    }

    /// <summary>Whether it may change the mode, or remove names that are not its own from a sticky directory.</summary>
    public static bool ActsAsOwner(FileFact file, Credentials who) => who.CanBe(file.Owner) || who.Has("CAP_FOWNER") || who.Has("CAP_CHOWN");

    /// <summary>Whether names in a directory are made and removed: both bits, and no sticky bit that keeps others' names.</summary>
    public static bool ChangesNames(FileFact directory, Credentials who, AccessBits bits) =>
        bits.HasFlag(AccessBits.Write | AccessBits.Execute) && ((directory.Mode & Sticky) == 0 || ActsAsOwner(directory, who));

    public static string Because(FileFact file, ProcessFact process, Credentials who) =>
        who.Uid == file.Owner ? $"{process.Name}, which owns it"
        : who.Has("CAP_DAC_OVERRIDE") ? $"{process.Name}, whose CAP_DAC_OVERRIDE passes over modes"
        : who.Has("CAP_SETUID") ? $"{process.Name}, whose CAP_SETUID makes it the owner"
        : who.Has("CAP_FOWNER") || who.Has("CAP_CHOWN") ? $"{process.Name}, whose {(who.Has("CAP_FOWNER") ? "CAP_FOWNER" : "CAP_CHOWN")} stands for being the owner"
        : who.InGroup(file.Group) ? $"{process.Name} through its group, mode {Octal(file)}"
        : $"{process.Name}, mode {Octal(file)}";

    // The first class that matches decides, even when a later one would give more; who can change its ids can choose.
    private static AccessBits Classes(FileFact file, Credentials who)
    {
        var bits = AccessBits.None;
        if (who.CanBe(file.Owner))
            bits |= (AccessBits)(file.Mode >> 6 & 7);
        if (who.Uid == file.Owner && !who.Has("CAP_SETUID"))
            return bits;
        if (who.InGroup(file.Group) || who.Has("CAP_SETGID"))
            bits |= (AccessBits)(file.Mode >> 3 & 7);
        if (!who.InGroup(file.Group) || who.Has("CAP_SETGID"))
            bits |= (AccessBits)(file.Mode & 7);
        return bits;
    }

    private static string Octal(FileFact file) => Convert.ToString(file.Mode, 8).PadLeft(4, '0');
}
