using Polp.Graph;

namespace Polp.Reports.Tests;

public sealed class MatrixTests
{
    [Theory]
    [InlineData(70, 20)]
    [InlineData(0, 0)]
    [InlineData(100, 100)]
    [InlineData(50, 50)]
    public void EightProcessesInOnePlace_AreDrawnApartAndNamed(double exposure, double privilege)
    {
        var dots = Matrix.Of([.. Enumerable.Range(0, 8).Select(i => At($"process-number-{i:D5}", exposure, privilege))]).Dots;
        Assert.All(dots, dot => Assert.NotNull(dot.Label));
        AssertApart(dots);
        Assert.Single(dots, dot => dot.Moved is null);
    }

    [Fact]
    public void ManyProcesses_NeverOverlap()
    {
        var random = new Random(7);
        AssertApart(Matrix.Of([.. Enumerable.Range(0, 120).Select(i => At($"p{i}", random.Next(55, 80), random.Next(5, 30)))]).Dots);
    }

    [Fact]
    public void Crowd_IsCountedInCellsAndTheCornerIsStillDrawn()
    {
        var matrix = Matrix.Of([.. Enumerable.Range(0, 1000).Select(i => At($"p{i}", i % 40, i / 25)), At("corner", 90, 90)]);
        Assert.Equal("p-corner", Assert.Single(matrix.Dots).Id);
        Assert.Equal(1000, matrix.Bins.Sum(b => int.Parse(b.Count)));
        Assert.True(matrix.Bins.Count <= 400);
    }

    [Fact]
    public void Places_FollowTheScores()
    {
        var dots = Matrix.Of([At("low", 10, 20), At("high", 90, 80)]).Dots;
        Assert.True(dots[0].X < 384 && dots[0].Y > 272);
        Assert.True(dots[1].X > 384 && dots[1].Y < 272);
        Assert.True(dots[1].IsDanger);
        Assert.False(dots[0].IsDanger);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(702, "AAA")]
    public void Letters_GoOnAfterZ(int index, string letter) => Assert.Equal(letter, Matrix.Letter(index));

    [Theory]
    [InlineData(49.99, "49")]
    [InlineData(50, "50")]
    [InlineData(99.9999999999, "100")]
    public void ShownScore_IsHighOnlyIfTheScoreIs(double value, string shown) => Assert.Equal(shown, Wording.Score(value));

    private static void AssertApart(IReadOnlyList<Dot> dots)
    {
        var boxes = dots.Select(d => Box.Around(d.X, d.Y, 12, 12)).Concat(dots.Where(d => d.Label is not null).Select(d => Around(d.Label!))).ToArray();
        for (var i = 0; i < boxes.Length; i++)
        {
            Assert.True(boxes[i].Within(new(Plot.Left, Plot.Top, Plot.Left + Plot.Width, Plot.Top + Plot.Height)), $"{boxes[i]} leaves the plot");
            for (var j = 0; j < i; j++)
                Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} overlaps {boxes[j]}");
        }
    }

    // Half of the type size above and below the middle of the line, seven units a letter: what a browser draws.
    private static Box Around(DotLabel label)
    {
        var width = label.Text.Length * 7.0;
        var left = label.Anchor switch { "start" => label.X, "end" => label.X - width, _ => label.X - width / 2 };
        return new(left, label.Y - 11, left + width, label.Y + 2);
    }

    private static ProcessAssessment At(string name, double exposure, double privilege) => new(
        name, new(name, 1, 1, [], [], null, "/", false, true, true, [], 1, new("privileges.json", 1)),
        new(exposure, []), new(privilege, []), [], [], [], Graph.Reach.NotAnalysed);
}
