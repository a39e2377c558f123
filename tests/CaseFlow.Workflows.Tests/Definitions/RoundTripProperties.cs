using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Import → export → import is equal byte for byte once members are in order (reliability E4). Seed by CASEFLOW_SEED.</summary>
public sealed class RoundTripProperties
{
    private const int Documents = 400;

    private static readonly string[] Odd =
    [
        "1e400", "-0", "-0.0", "1.0", "1.00", "123456789012345678901234567890", "0.1000000000000000055511151231257827", "1E+2", "null", "true", "false", "\"\"",
        "\"\\u0000\"", "\"\\u0041\\/\\n\\\\\"", "\"\\ud83d\\ude00\"", "\"😀\"", "\"<>&'+\"", "\"\\u2028\"", "[]", "{}", "[[[]]]", "{\"\":{\"\":[{}]}}", "{\"$type\":\"System.IO.FileInfo, mscorlib\"}",
        "{\"type\":5,\"id\":{}}", "{\"expression\":7}", "{\"memoryReference\":[]}", "[null,{\"id\":1,\"type\":null}]",
    ];

    [Fact]
    public void Document_with_unknown_members_anywhere_comes_back_as_it_was()
    {
        var seed = Environment.GetEnvironmentVariable("CASEFLOW_SEED") is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"CASEFLOW_SEED={seed}");
        var random = new Random(seed);
        for (var i = 0; i < Documents; i++)
        {
            var written = Sprinkled(random);
            var first = WorkflowDocument.Parse(written);
            var second = WorkflowDocument.Parse(first.ToText());
            var canonical = ContentHash.Canonical(first).ToArray();
            ContentHash.Canonical(second).SequenceEqual(canonical).ShouldBeTrue($"seed {seed}, document {i}");
            // Not only stable: nothing of what was sprinkled is gone.
            Encoding.UTF8.GetString(canonical).Split("x-").Length.ShouldBe(written.Split("x-").Length, $"seed {seed}, document {i}");
            ContentHash.Of(second).ShouldBe(ContentHash.Of(first));
            MemoryBench.Validate(written).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1.00")]
    [InlineData("-0.0")]
    public void Number_keeps_the_digits_it_was_written_with(string number) =>
        WorkflowDocument.Parse($$$"""{"definitionId":"d","x":{{{number}}},"root":{"id":"r","type":"Elsa.Start"}}""").ToText().ShouldContain($"\"x\":{number}");

    [Theory]
    [InlineData("""{"definitionId":"d","root":{"id":"r","type":"Elsa.Start","a":1,"a":2}}""", "$.root.a")]
    [InlineData("""{"definitionId":"d","list":[0,{"x":"\ud800"}],"root":{"id":"r","type":"Elsa.Start"}}""", "$.list[1].x")]
    [InlineData("""{"definitionId":"d","\ud800":1,"root":{"id":"r","type":"Elsa.Start"}}""", "$")]
    public void What_cannot_be_kept_is_refused_by_its_path(string text, string path) =>
        Should.Throw<DocumentException>(() => WorkflowDocument.Parse(text)).Message.ShouldContain(path);

    private static string Sprinkled(Random random)
    {
        var members = 0;
        string More() => string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => $",\"x-{members++}\":{Value(3)}"));
        string Value(int deep) => deep > 0 && random.Next(4) == 0
            ? random.Next(2) == 0 ? $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(deep - 1)))}]" : $"{{\"y\":{Value(deep - 1)}{More()}}}"
            : Odd[random.Next(Odd.Length)];
        string Activity(int deep) => random.Next(3) switch
        {
            0 when deep > 0 => $$$"""{"type":"Elsa.Sequence","id":"s{{{members++}}}","activities":[{{{Activity(deep - 1)}}},{{{Activity(deep - 1)}}}]{{{More()}}}}""",
            1 => $$$"""{"type":"Elsa.WriteLine","id":"w{{{members++}}}","text":{"typeName":"String","expression":{"type":"Literal","value":{{{Value(2)}}}{{{More()}}}}{{{More()}}}}{{{More()}}}}""",
            _ => $$$"""{"type":"Acme.Unknown","id":"u{{{members++}}}","metadata":{{{Value(3)}}}{{{More()}}}}""",
        };
        var variables = string.Join(',', Enumerable.Range(0, random.Next(3)).Select(i => $$$"""{"id":"v{{{i}}}","name":"v{{{i}}}","typeName":"Object","value":{{{Value(2)}}}{{{More()}}}}"""));
        return $$$"""{"definitionId":"d","id":"i","version":1,"name":"n","variables":[{{{variables}}}],"options":{"usableAsActivity":false{{{More()}}}},"root":{{{Activity(3)}}}{{{More()}}}}""";
    }
}
