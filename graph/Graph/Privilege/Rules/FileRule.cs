namespace Polp.Graph;

/// <summary>
/// R2 and R9: a file in view, with search permission on every directory on the way, by the first matching class of its mode. An owner
/// may change the mode first. The tables of an embedded database follow from its file.
/// </summary>
internal sealed class FileRule : IGainRule
{
    [Flags]
    private enum Bits
    {
        None = 0,
        Execute = 1,
        Write = 2,
        Read = 4,
    }

    public void Apply(AttackerState state)
    {
        foreach (var view in state.Of(FactKind.View))
        {
            foreach (var process in state.Owned)
            {
                var who = Credentials.Of(state.Manifest, process);
                foreach (var file in state.Manifest.Files.Values.Where(f => Paths.IsBelow(f.Path, view.Subject)))
                    Open(state, file, process, who, view);
            }
        }
        foreach (var database in state.Manifest.Databases.Values.Where(d => d.File is not null))
            Tables(state, database);
    }

    private static void Open(AttackerState state, FileFact file, ProcessFact process, Credentials who, Fact view)
    {
        if (!Paths.Way(view.Subject, file.Path).All(directory => Grants(Directory(state.Manifest, directory), who).HasFlag(Bits.Execute)))
            return;
        var bits = Grants(file, who);
        var how = Because(file, process, who);
        var resource = "file:" + file.Path;
        Fact[] because = [Fact.Owns(process.Name), view];
        if (bits.HasFlag(Bits.Read) && !file.IsDirectory)
            state.Gain(Fact.Can(Right.Read, resource), "R2", $"{file.Path} is read by {how}", file.Source, because);
        if (!bits.HasFlag(Bits.Write) || Frozen(file, who))
            return;
        if (file.IsDirectory)
            state.Gain(Fact.Can(Right.Entries, resource), "R2", $"names in {file.Path} are made and removed by {how}", file.Source, because);
        else if (file.AppendOnly && !who.Has("CAP_LINUX_IMMUTABLE"))
            state.Gain(Fact.Can(Right.Append, resource), "R2", $"{file.Path} is append-only and is appended to by {how}", file.Source, because);
        else
            state.Gain(Fact.Can(Right.Write, resource), "R2", $"{file.Path} is written by {how}", file.Source, because);
    }

    private static bool Frozen(FileFact file, Credentials who) => file.Immutable && !who.Has("CAP_LINUX_IMMUTABLE");

    private static Bits Grants(FileFact file, Credentials who)
    {
        if (who.Uid == file.Owner || who.Has("CAP_FOWNER") || who.Has("CAP_CHOWN") || who.Has("CAP_DAC_OVERRIDE"))
            return Bits.Read | Bits.Write | Bits.Execute;
        var bits = (Bits)(who.InGroup(file.Group) ? (file.Mode >> 3) & 7 : file.Mode & 7);
        return who.Has("CAP_DAC_READ_SEARCH") ? bits | Bits.Read | (file.IsDirectory ? Bits.Execute : Bits.None) : bits;
    }

    private static string Because(FileFact file, ProcessFact process, Credentials who) =>
        who.Uid == file.Owner ? $"{process.Name}, which owns it"
        : who.Has("CAP_DAC_OVERRIDE") ? $"{process.Name}, whose CAP_DAC_OVERRIDE passes over modes"
        : who.InGroup(file.Group) ? $"{process.Name} through its group, mode {Convert.ToString(file.Mode, 8).PadLeft(4, '0')}"
        : $"{process.Name}, mode {Convert.ToString(file.Mode, 8).PadLeft(4, '0')}";

    // A directory that is not listed is root's, mode 0755.
    private static FileFact Directory(Manifest manifest, string path) =>
        manifest.Files.TryGetValue(path, out var listed) ? listed : new(path, 0, 0, 0b111_101_101, FileClass.Data, false, false, null, new(manifest.Path));

    private static void Tables(AttackerState state, DatabaseFact database)
    {
        foreach (var right in (Right[])[Right.Read, Right.Write])
        {
            var file = Fact.Can(right, "file:" + database.File);
            if (!state.Has(file))
                continue;
            foreach (var table in database.Tables.Values)
                state.Gain(Fact.Can(right, $"table:{database.Name}.{table.Name}"), "R2", $"the table {database.Name}.{table.Name} is in {database.File}", database.Source, file);
        }
    }
}
