using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Corpus.Guards;

public enum Field { Name, Price }

public class Sorting(SqliteCommand command)
{
    private static readonly HashSet<string> Allowed = ["name", "price", "created"];
    private static readonly string[] Tables = { "books", "films" };
    private static readonly HashSet<string> Learned = ["name"];
    private static readonly Regex Word = new(@"^\w+$");

    public static void Learn(string name) => Learned.Add(name);

    private static Regex Identifier() => new("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.Compiled);

    public void AllowedOrThrow(string column)
    {
        if (!Allowed.Contains(column))
            throw new ArgumentException("unknown column", nameof(column));
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    public void AllowedOrReturn(string column)
    {
        if (!Allowed.Contains(column))
            return;
        command.CommandText = $"SELECT * FROM items ORDER BY {column}"; // GOOD
    }

    public void AllowedInside(string column)
    {
        if (Allowed.Contains(column))
            command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    public void AllowedOutside(string column)
    {
        if (Allowed.Contains(column))
            Console.WriteLine("fine");
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void WrongWay(string column)
    {
        if (Allowed.Contains(column))
            return;
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void OtherVariable(string column, string table)
    {
        if (!Allowed.Contains(column))
            throw new ArgumentException(column);
        command.CommandText = "SELECT * FROM " + table + " ORDER BY " + column; // BAD
    }

    public void ChangedAfterwards(string column, string other)
    {
        if (!Allowed.Contains(column))
            throw new ArgumentException(column);
        column = other;
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void OpenList(string column)
    {
        if (!Learned.Contains(column))
            throw new ArgumentException(column);
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void ArrayList(string table)
    {
        if (Array.IndexOf(Tables, table) < 0)
            throw new ArgumentException(table);
        command.CommandText = "SELECT * FROM " + table; // GOOD
    }

    public void LinqList(string table)
    {
        if (Tables.Contains(table))
            command.CommandText = "SELECT * FROM " + table; // GOOD
    }

    public void Inline(string direction)
    {
        if (direction is not ("ASC" or "DESC"))
            throw new ArgumentException(direction);
        command.CommandText = "SELECT * FROM items ORDER BY name " + direction; // GOOD
    }

    public void Compared(string direction)
    {
        if (direction != "ASC" && direction != "DESC")
            direction = "ASC";
        command.CommandText = "SELECT * FROM items ORDER BY name " + direction; // GOOD
    }

    public void ComparedOnce(string direction)
    {
        if (direction == "ASC")
            Console.WriteLine("up");
        command.CommandText = "SELECT * FROM items ORDER BY name " + direction; // BAD
    }

    public void Fallback(string column) =>
        command.CommandText = "SELECT * FROM items ORDER BY " + (Allowed.Contains(column) ? column : "name"); // GOOD

    public void FallbackWrongWay(string column) =>
        command.CommandText = "SELECT * FROM items ORDER BY " + (Allowed.Contains(column) ? "name" : column); // BAD

    public void Switched(string column)
    {
        switch (column)
        {
            case "name":
            case "price":
                break;
            default:
                throw new ArgumentException(column);
        }
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    public void SwitchedLoosely(string column)
    {
        switch (column)
        {
            case "secret":
                throw new ArgumentException(column);
            default:
                break;
        }
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void Matched(string table)
    {
        if (!Regex.IsMatch(table, "^[a-z_]+$"))
            throw new ArgumentException(table);
        command.CommandText = "SELECT * FROM " + table; // GOOD
    }

    public void MatchedByField(string table)
    {
        if (Word.IsMatch(table))
            command.CommandText = "SELECT * FROM " + table; // GOOD
    }

    public void MatchedByMethod(string table)
    {
        if (!Identifier().IsMatch(table))
            throw new ArgumentException(table);
        command.CommandText = "SELECT * FROM " + table; // GOOD
    }

    public void MatchedSomewhere(string table)
    {
        if (!Regex.IsMatch(table, "[a-z_]+"))
            throw new ArgumentException(table);
        command.CommandText = "SELECT * FROM " + table; // BAD
    }

    public void MatchedTooMuch(string table)
    {
        if (!Regex.IsMatch(table, "^.+$"))
            throw new ArgumentException(table);
        command.CommandText = "SELECT * FROM " + table; // BAD
    }

    public void Defined(string column)
    {
        if (!Enum.TryParse<Field>(column, out var field))
            throw new ArgumentException(column);
        command.CommandText = "SELECT * FROM items ORDER BY " + field; // GOOD
    }

    public void DefinedName(string column)
    {
        if (!Enum.IsDefined(typeof(Field), column))
            throw new ArgumentException(column);
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    public void Letters(string column)
    {
        if (!column.All(char.IsAsciiLetter))
            throw new ArgumentException(column);
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    public void NoQuote(string name)
    {
        if (name.Contains('\''))
            throw new ArgumentException(name);
        command.CommandText = "SELECT * FROM items WHERE id = " + name; // BAD
    }

    public void NotEmpty(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        command.CommandText = "SELECT * FROM items WHERE name = '" + name + "'"; // BAD
    }

    public void Short(string name)
    {
        if (name.Length > 20)
            return;
        command.CommandText = "SELECT * FROM items WHERE name = '" + name + "'"; // BAD
    }

    public void And(string column, bool ready)
    {
        if (ready && Allowed.Contains(column))
            command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    public void Or(string column, bool ready)
    {
        if (ready || Allowed.Contains(column))
            command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void Asserted(string column)
    {
        System.Diagnostics.Debug.Assert(Allowed.Contains(column));
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void Helped(string column)
    {
        Check(column);
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    private static void Check(string column)
    {
        if (!Allowed.Contains(column))
            throw new ArgumentException(column);
    }

    public void Asked(string column)
    {
        if (IsKnown(column))
            command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
    }

    private static bool IsKnown(string column) => column is "name" or "price";

    public void EachFiltered(string[] columns) =>
        command.CommandText = "SELECT " + string.Join(", ", columns.Where(Allowed.Contains)) + " FROM items"; // GOOD

    public void EachUnfiltered(string[] columns) =>
        command.CommandText = "SELECT " + string.Join(", ", columns.Where(c => c.Length > 0)) + " FROM items"; // BAD

    public void JumpedAway(string column)
    {
        if (!Allowed.Contains(column))
            goto unknown;
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
        return;
    unknown:
        command.CommandText = "SELECT * FROM items";
    }

    public void JumpedPast(string column, bool isKnown)
    {
        if (isKnown)
            goto ask;
        if (!Allowed.Contains(column))
            throw new ArgumentException(column);
    ask:
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void JumpedBack(string column, int tries)
    {
    again:
        if (!Allowed.Contains(column))
            throw new ArgumentException(column);
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // GOOD
        if (tries-- > 0)
            goto again;
    }

    public void JumpedIntoCase(string column)
    {
        switch (column)
        {
            case "name":
                command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
                break;
            default:
                goto case "name";
        }
    }

    public void JumpedToDefault(string column)
    {
        switch (column)
        {
            case "name":
                break;
            case "price":
                goto case "name";
            default:
                goto case "price";
        }
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void JumpedInside(string column)
    {
        {
            if (!Allowed.Contains(column))
                goto done;
            Console.WriteLine(column);
        done:;
        }
        command.CommandText = "SELECT * FROM items ORDER BY " + column; // BAD
    }

    public void WithoutBrackets(string table)
    {
        if (table.Contains("]") || table.Contains('['))
            throw new ArgumentException(table);
        command.CommandText = $"DELETE FROM [{table}]"; // GOOD
    }

    public void WithoutOtherQuotes(string table)
    {
        if (table.Contains('`'))
            throw new ArgumentException(table);
        command.CommandText = $"DELETE FROM [{table}]"; // BAD
    }

    public void WithoutBracketsButBare(string table)
    {
        if (table.Contains(']'))
            throw new ArgumentException(table);
        command.CommandText = $"DELETE FROM {table}"; // BAD
    }

    public void WithBrackets(string table)
    {
        if (!table.Contains(']'))
            throw new ArgumentException(table);
        command.CommandText = $"DELETE FROM [{table}]"; // BAD
    }

    public void WithoutQuotesOfTheHelper(string table)
    {
        Refuse(table);
        command.CommandText = $"DELETE FROM \"{table}\""; // GOOD
    }

    private static void Refuse(string name)
    {
        if (name.Contains('"') || name.Length > 30)
            throw new ArgumentException(name);
    }

    public void WithoutQuotesAsValue(string name)
    {
        if (name.Contains('\''))
            throw new ArgumentException(name);
        command.CommandText = $"DELETE FROM items WHERE name = '{name}'"; // BAD
    }
}
