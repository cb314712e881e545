using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Corpus.EntityFramework;

public class Blog
{
    public int Id { get; set; }
    public string Url { get; set; } = "";
}

public class BlogContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Blog> Blogs => Set<Blog>();
}

public class Blogs(BlogContext context)
{
    public IQueryable<Blog> All() => context.Blogs.FromSqlRaw("SELECT * FROM blogs"); // GOOD

    public IQueryable<Blog> Of(string url) => context.Blogs.FromSqlRaw("SELECT * FROM blogs WHERE url = '" + url + "'"); // BAD

    public IQueryable<Blog> OfInterpolated(string url) => context.Blogs.FromSqlRaw($"SELECT * FROM blogs WHERE url = '{url}'"); // BAD

    public IQueryable<Blog> OfPlaceholder(string url) => context.Blogs.FromSqlRaw("SELECT * FROM blogs WHERE url = {0}", url); // GOOD

    public IQueryable<Blog> OfFormattable(string url) => context.Blogs.FromSql($"SELECT * FROM blogs WHERE url = {url}"); // GOOD

    public IQueryable<Blog> OfNamedInterpolated(string url) => context.Blogs.FromSqlInterpolated($"SELECT * FROM blogs WHERE url = {url}"); // GOOD

    public IQueryable<Blog> Half(string url, string order) =>
        context.Blogs.FromSqlRaw("SELECT * FROM blogs WHERE url = {0} ORDER BY " + order, url); // BAD

    public IQueryable<Blog> Formatted(string url) => context.Blogs.FromSqlRaw(string.Format("SELECT * FROM blogs WHERE url = '{0}'", url)); // BAD

    public IQueryable<Blog> Concatenated(string url) => context.Blogs.FromSqlRaw(string.Concat("SELECT * FROM blogs WHERE url = '", url, "'")); // BAD

    public IQueryable<Blog> Variable(string url)
    {
        var sql = $"SELECT * FROM blogs WHERE url = '{url}'";
        return context.Blogs.FromSqlRaw(sql); // BAD
    }

    public IQueryable<Blog> Number(int id) => context.Blogs.FromSqlRaw($"SELECT * FROM blogs WHERE id = {id}"); // GOOD

    public IQueryable<Blog> Table() => context.Blogs.FromSqlRaw($"SELECT * FROM {nameof(Blogs)}"); // GOOD

    public int Delete(string url) => context.Database.ExecuteSqlRaw("DELETE FROM blogs WHERE url = '" + url + "'"); // BAD

    public int DeletePlaceholder(string url) => context.Database.ExecuteSqlRaw("DELETE FROM blogs WHERE url = {0}", url); // GOOD

    public int DeleteFormattable(string url) => context.Database.ExecuteSql($"DELETE FROM blogs WHERE url = {url}"); // GOOD

    public int DeleteInterpolated(string url) => context.Database.ExecuteSqlInterpolated($"DELETE FROM blogs WHERE url = {url}"); // GOOD

    public Task<int> DeleteLater(string url) => context.Database.ExecuteSqlRawAsync($"DELETE FROM blogs WHERE url = '{url}'"); // BAD

    public Task<int> DeleteLaterSafely(string url) => context.Database.ExecuteSqlAsync($"DELETE FROM blogs WHERE url = {url}"); // GOOD

    public IQueryable<int> Ids(string where) => context.Database.SqlQueryRaw<int>("SELECT id AS Value FROM blogs WHERE " + where); // BAD

    public IQueryable<int> IdsOf(string url) => context.Database.SqlQueryRaw<int>("SELECT id AS Value FROM blogs WHERE url = {0}", url); // GOOD

    public IQueryable<int> IdsFormattable(string url) => context.Database.SqlQuery<int>($"SELECT id AS Value FROM blogs WHERE url = {url}"); // GOOD

    public int Truncate(string table)
    {
        var name = context.Model.FindEntityType(table)?.GetTableName();
        return context.Database.ExecuteSqlRaw("DELETE FROM " + table + " -- " + name); // BAD
    }

    public int Vacuum(bool full) => context.Database.ExecuteSqlRaw(full ? "VACUUM FULL" : "VACUUM"); // GOOD

    public List<Blog> Chained(string url) => context.Set<Blog>().FromSqlRaw("SELECT * FROM blogs WHERE url = '" + url + "'").AsNoTracking().OrderBy(b => b.Id).ToList(); // BAD

    public List<Blog> ChainedSafely(int id) => context.Set<Blog>().FromSqlRaw("SELECT * FROM blogs WHERE id > {0}", id).AsNoTracking().ToList(); // GOOD
}

public class AddSearch : Migration
{
    private const string View = "blog_view";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE VIEW blog_view AS SELECT * FROM blogs"); // GOOD
        migrationBuilder.Sql($"CREATE INDEX ix ON {View} (url)"); // GOOD
        migrationBuilder.Sql("GRANT SELECT ON blog_view TO " + Environment.GetEnvironmentVariable("READER")); // BAD
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP VIEW " + View); // GOOD
}

public class BlogConfiguration(string tenant) : IEntityTypeConfiguration<Blog>
{
    public void Configure(EntityTypeBuilder<Blog> builder)
    {
        builder.Property(b => b.Url).HasComputedColumnSql("'https://' || id"); // GOOD
        builder.Property(b => b.Url).HasComputedColumnSql("'https://" + tenant + "/' || id"); // BAD
        builder.Property(b => b.Id).HasDefaultValueSql("NEXT VALUE FOR ids"); // GOOD
        builder.Property(b => b.Id).HasDefaultValueSql($"NEXT VALUE FOR {tenant}_ids"); // BAD
    }
}

public class BlogQuery(string tenant) : IEntityTypeConfiguration<Blog>
{
    public void Configure(EntityTypeBuilder<Blog> builder)
    {
        builder.ToSqlQuery("SELECT * FROM blogs WHERE deleted = 0"); // GOOD
        builder.ToSqlQuery($"SELECT * FROM {tenant}.blogs"); // BAD
    }
}
