using System.Data;
using Dapper;

namespace Corpus.Dapper;

public class Song
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

public class Songs(IDbConnection db)
{
    public IEnumerable<Song> All() => db.Query<Song>("SELECT * FROM songs"); // GOOD

    public Song? Find(string title) => db.QueryFirstOrDefault<Song>("SELECT * FROM songs WHERE title = @title", new { title }); // GOOD

    public Song? FindBadly(string title) => db.QueryFirstOrDefault<Song>("SELECT * FROM songs WHERE title = '" + title + "'"); // BAD

    public Song First(string title) => db.QueryFirst<Song>($"SELECT * FROM songs WHERE title = '{title}'"); // BAD

    public Song Single(int id) => db.QuerySingle<Song>($"SELECT * FROM songs WHERE id = {id}"); // GOOD

    public Song? SingleOrDefault(string by, int id) => db.QuerySingleOrDefault<Song>($"SELECT * FROM songs WHERE {by} = @id", new { id }); // BAD

    public IEnumerable<Song> In(string[] titles) => db.Query<Song>("SELECT * FROM songs WHERE title IN @titles", new { titles }); // GOOD

    public IEnumerable<object> ByType(string title) => db.Query(typeof(Song), "SELECT * FROM songs WHERE title = '" + title + "'"); // BAD

    public IEnumerable<object> ByTypeSafely(string title) => db.Query(typeof(Song), "SELECT * FROM songs WHERE title = @title", new { title }); // GOOD

    public int Count(string title) => db.ExecuteScalar<int>("SELECT COUNT(*) FROM songs WHERE title LIKE '%" + title + "%'"); // BAD

    public int CountSafely(string title) => db.ExecuteScalar<int>("SELECT COUNT(*) FROM songs WHERE title LIKE @title", new { title = $"%{title}%" }); // GOOD

    public IDataReader Reader(string order) => db.ExecuteReader("SELECT * FROM songs ORDER BY " + order); // BAD

    public IDataReader ReaderSafely(bool down) => db.ExecuteReader("SELECT * FROM songs ORDER BY id" + (down ? " DESC" : "")); // GOOD

    public void Multiple(int id, string title)
    {
        using var grid = db.QueryMultiple("SELECT * FROM songs WHERE id = @id; SELECT * FROM songs WHERE title = @title", new { id, title }); // GOOD
        using var other = db.QueryMultiple($"SELECT * FROM songs WHERE id = {id}; SELECT * FROM songs WHERE title = '{title}'"); // BAD
    }

    public int Dynamic(string? title, int? year)
    {
        var parameters = new DynamicParameters();
        var where = "1 = 1";
        if (title is not null)
        {
            where += " AND title = @title";
            parameters.Add("@title", title);
        }
        if (year is not null)
        {
            where += " AND year = @year";
            parameters.Add("@year", year);
        }
        return db.ExecuteScalar<int>($"SELECT COUNT(*) FROM songs WHERE {where}", parameters); // GOOD
    }

    public int Defined(string title)
    {
        var good = new CommandDefinition("UPDATE songs SET played = 1 WHERE title = @title", new { title }); // GOOD
        var bad = new CommandDefinition(commandText: "UPDATE songs SET played = 1 WHERE title = '" + title + "'"); // BAD
        return db.Execute(good) + db.Execute(bad);
    }

    public int Procedure(int id) => db.Execute("song_played", new { id }, commandType: CommandType.StoredProcedure); // GOOD

    public int Procedure(string name, int id) => db.Execute("dbo." + name, new { id }, commandType: CommandType.StoredProcedure); // BAD

    public int Named(string title, IDbTransaction transaction) =>
        db.Execute(transaction: transaction, param: null, sql: "DELETE FROM songs WHERE title = '" + title + "'"); // BAD

    public int NamedSafely(string title, IDbTransaction transaction) =>
        db.Execute(transaction: transaction, param: new { title }, sql: "DELETE FROM songs WHERE title = @title"); // GOOD

    public int Bulk(IEnumerable<Song> songs) => db.Execute("INSERT INTO songs VALUES (@Id, @Title)", songs); // GOOD

    public int Statically(string title) => SqlMapper.Execute(db, "DELETE FROM songs WHERE title = '" + title + "'"); // BAD

    public int StaticallyConstant() => SqlMapper.Execute(db, "DELETE FROM songs"); // GOOD

    public IEnumerable<Song> Joined(string genre) => db.Query<Song, Song, Song>(
        "SELECT a.*, b.* FROM songs a JOIN songs b ON a.next = b.id WHERE a.genre = '" + genre + "'", // BAD
        (a, b) => a);

    public IEnumerable<Song> JoinedSafely(string genre) => db.Query<Song, Song, Song>(
        "SELECT a.*, b.* FROM songs a JOIN songs b ON a.next = b.id WHERE a.genre = @genre", // GOOD
        (a, b) => a, new { genre });

    public IEnumerable<Song> Conditional(IDbConnection? other, string title) => other?.Query<Song>("SELECT * FROM songs WHERE title = '" + title + "'") ?? []; // BAD
}
