using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.StringBuilders;

public class Search
{
    private readonly DbConnection connection;
    private readonly StringBuilder log = new();

    public Search(DbConnection connection) => this.connection = connection;

    public void Everything()
    {
        var sql = new StringBuilder();
        sql.Append("SELECT * ");
        sql.Append("FROM books ");
        sql.AppendLine("WHERE sold = 0");
        connection.Query(sql.ToString()); // GOOD
    }

    public void ByTitle(string title)
    {
        var sql = new StringBuilder("SELECT * FROM books ");
        sql.Append("WHERE title = '").Append(title).Append('\'');
        connection.Query(sql.ToString()); // BAD
    }

    public void ByTitleOrAuthor(string? title, string? author)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE 1 = 1");
        var parameters = new DynamicParameters();
        if (title != null)
        {
            sql.Append(" AND title = @title");
            parameters.Add("title", title);
        }
        if (author != null)
        {
            sql.Append(" AND author = @author");
            parameters.Add("author", author);
        }
        connection.Query(sql.ToString(), parameters); // GOOD
    }

    public void HalfDone(string? title, string? author)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE 1 = 1");
        var parameters = new DynamicParameters();
        if (title != null)
        {
            sql.Append(" AND title = @title");
            parameters.Add("title", title);
        }
        if (author != null)
            sql.Append(" AND author LIKE '%" + author + "%'");
        connection.Query(sql.ToString(), parameters); // BAD
    }

    public void Interpolated(int shelf, string column)
    {
        var sql = new StringBuilder();
        sql.Append($"SELECT * FROM books WHERE shelf = {shelf}");
        connection.Query(sql.ToString()); // GOOD
        sql.Append($" ORDER BY {column}");
        connection.Query(sql.ToString()); // BAD
    }

    public void Formatted(string isbn)
    {
        var sql = new StringBuilder();
        sql.AppendFormat("SELECT * FROM books WHERE isbn = '{0}'", isbn);
        connection.Query(sql.ToString()); // BAD
    }

    public void FormattedNumber(int pages)
    {
        var sql = new StringBuilder();
        sql.AppendFormat("SELECT * FROM books WHERE pages > {0}", pages);
        connection.Query(sql.ToString()); // GOOD
    }

    public void Joined(List<int> ids)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE id IN (");
        sql.AppendJoin(", ", ids);
        sql.Append(')');
        connection.Query(sql.ToString()); // GOOD
    }

    public void JoinedTexts(List<string> isbns)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE isbn IN ('");
        sql.AppendJoin("','", isbns);
        sql.Append("')");
        connection.Query(sql.ToString()); // BAD
    }

    public void Inserted(string hint)
    {
        var sql = new StringBuilder("SELECT * FROM books");
        sql.Insert(7, hint);
        connection.Query(sql.ToString()); // BAD
    }

    public void Replaced(string table)
    {
        var sql = new StringBuilder("SELECT * FROM #table#");
        sql.Replace("#table#", table);
        connection.Query(sql.ToString()); // BAD
    }

    public void ReplacedByConstant()
    {
        var sql = new StringBuilder("SELECT * FROM #table#");
        sql.Replace("#table#", "books");
        connection.Query(sql.ToString()); // GOOD
    }

    public void Shortened(string[] wanted)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE ");
        for (var i = 0; i < wanted.Length; i++)
            sql.Append("isbn = @p").Append(i).Append(" OR ");
        sql.Length -= 4;
        connection.Query(sql.ToString()); // GOOD
    }

    public void Looped(string[] wanted)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE 0 = 1");
        foreach (var isbn in wanted)
            sql.Append(" OR isbn = '").Append(isbn).Append("'");
        connection.Query(sql.ToString()); // BAD
    }

    public void Helped(string title)
    {
        var sql = new StringBuilder("SELECT * FROM books");
        AddTitle(sql, title);
        connection.Query(sql.ToString()); // BAD
    }

    private static void AddTitle(StringBuilder sql, string title) => sql.Append(" WHERE title = '").Append(title).Append("'");

    public void HelpedByConstant()
    {
        var sql = new StringBuilder("SELECT * FROM books");
        AddOrder(sql);
        connection.Query(sql.ToString()); // GOOD
    }

    private static void AddOrder(StringBuilder sql) => sql.Append(" ORDER BY ").Append("title");

    public void Cleared(string title)
    {
        var text = new StringBuilder();
        text.Append("looking for ").Append(title);
        Console.WriteLine(text);
        text.Clear();
        text.Append("SELECT COUNT(*) FROM books");
        connection.Query(text.ToString()); // GOOD
    }

    public void Alias(string title)
    {
        var first = new StringBuilder("SELECT * FROM books WHERE title = '");
        var second = first;
        second.Append(title).Append("'");
        connection.Query(first.ToString()); // BAD
    }

    public void Chained(bool sold) =>
        connection.Query(new StringBuilder().Append("SELECT * FROM books").Append(sold ? " WHERE sold = 1" : "").ToString()); // GOOD

    public void ChainedText(string town) =>
        connection.Query(new StringBuilder().Append("SELECT * FROM shops WHERE town = '").Append(town).Append('\'').ToString()); // BAD

    public void Part(string title)
    {
        var sql = new StringBuilder("SELECT * FROM books WHERE title = '" + title + "'");
        connection.Query(sql.ToString(0, sql.Length)); // BAD
    }

    public void Invariant(int limit, int size)
    {
        var text = new StringBuilder();
        text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA cache_size={size};");
        text.Append(System.Globalization.CultureInfo.CurrentCulture, $"PRAGMA journal_size_limit={limit};");
        connection.Query(text.ToString()); // GOOD
    }

    public void InvariantText(string mode)
    {
        var text = new StringBuilder();
        text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA locking_mode={mode};");
        connection.Query(text.ToString()); // BAD
    }

    public void ThreeNames(string title)
    {
        var first = new StringBuilder("SELECT * FROM books WHERE title = '");
        var second = first;
        var third = first;
        second.Append(title).Append("'");
        connection.Query(third.ToString()); // BAD
    }

    public void ThreeNamesOfConstants()
    {
        var first = new StringBuilder("SELECT * FROM books");
        var second = first;
        var third = second;
        first.Append(" ORDER BY title");
        connection.Query(third.ToString()); // GOOD
    }
}
