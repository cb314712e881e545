namespace Polp.Graph;

/// <summary>
/// R2 and R9: a file in view, with search permission on every directory on the way, by the first matching class of its mode. An owner
/// may change the mode first. The tables of an embedded database follow from its file.
/// </summary>
internal sealed class FileRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        var owned = state.Owned.Select(p => (Process: p, Who: Credentials.Of(state.Manifest, p))).ToArray();
        var unlocks = state.Cheapest(owned.Where(o => o.Who.Has("CAP_LINUX_IMMUTABLE")).Select(o => o.Process));
        foreach (var view in state.Of(FactKind.View))
        {
            foreach (var file in state.Manifest.Files.Values.Where(f => Paths.IsBelow(f.Path, view.Subject)))
            {
                var way = Paths.Way(view.Subject, file.Path).Select(d => Searchers(owned, Directory(state.Manifest, d))).ToArray();
                if (way.Any(searchers => searchers.Length == 0))
                    continue;
                foreach (var (process, who) in owned)
                    Open(state, file, process, who, Way(state, view, way, process), unlocks);
            }
        }
        foreach (var database in state.Manifest.Databases.Values.Where(d => d.File is not null))
            Tables(state, database);
    }

    private static ProcessFact[] Searchers((ProcessFact Process, Credentials Who)[] owned, FileFact directory) =>
        [.. owned.Where(o => FileAccess.Of(directory, o.Who, Flagged(directory)).HasFlag(AccessBits.Execute)).Select(o => o.Process)];

    // A directory that one owned process may not search, another may, and hands over a descriptor of what is below.
    private static Fact[] Way(AttackerState state, Fact view, ProcessFact[][] way, ProcessFact actor)
    {
        var because = new List<Fact> { Fact.Owns(actor.Name), view };
        foreach (var searchers in way.Where(s => !s.Contains(actor)))
        {
            if (Fact.Owns(state.Cheapest(searchers)!.Name) is var owns && !because.Contains(owns))
                because.Add(owns);
        }
        return [.. because];
    }

    private static void Open(AttackerState state, FileFact file, ProcessFact process, Credentials who, Fact[] way, ProcessFact? unlocks)
    {
        Use(state, file, process, who, Flagged(file), way);
        if (Flagged(file) && unlocks is not null)
            Use(state, file, process, who, false, unlocks == process ? way : [.. way, Fact.Owns(unlocks.Name)]);
    }

    private static void Use(AttackerState state, FileFact file, ProcessFact process, Credentials who, bool flagged, Fact[] way)
    {
        var bits = FileAccess.Of(file, who, flagged);
        var how = FileAccess.Because(file, process, who) + (Flagged(file) && !flagged ? ", after CAP_LINUX_IMMUTABLE has removed its flag" : "");
        void Gain(Right right, string verb) => state.Gain(Fact.Can(right, "file:" + file.Path), "R2", $"{file.Path} {verb} {how}", file.Source, way);

        if (bits.HasFlag(AccessBits.Read) && !file.IsDirectory)
            Gain(Right.Read, "is read by");
        if (bits.HasFlag(AccessBits.Read) && file is { IsDirectory: true, Class: FileClass.Core })
            state.Gain(Fact.Cores(file.Path), "R2", $"core files in {file.Path} are read by {how}", file.Source, way);
        if (flagged && file.Immutable || !(file.IsDirectory ? FileAccess.ChangesNames(file, who, bits) : bits.HasFlag(AccessBits.Write)))
            return;
        if (flagged)
            Gain(Right.Append, "is append-only and is appended to by");
        else if (file.IsDirectory)
            state.Gain(Fact.Can(Right.Entries, "file:" + file.Path), "R2", $"names in {file.Path} are made and removed by {how}", file.Source, way);
        else
            Gain(Right.Write, "is written by");
    }

    private static bool Flagged(FileFact file) => file.AppendOnly || file.Immutable;

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
