namespace Polp.EndToEnd;

/// <summary>The same site in one process.</summary>
public sealed class SiteMonolithTests(SiteMonolithTests.Fixture fixture) : SiteScenario(fixture.Site), IClassFixture<SiteMonolithTests.Fixture>
{
    public sealed class Fixture : IAsyncLifetime
    {
        public RunningSite Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await RunningSite.Monolith();

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
