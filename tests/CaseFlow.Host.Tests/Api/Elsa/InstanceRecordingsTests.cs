using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>Instances, journal and executions against what a real Elsa server answered.</summary>
[Collection(nameof(ApiHost))]
public sealed class InstanceRecordingsTests(ApiHost host)
{
    /// <summary>In the order they were recorded: each builds on those before it.</summary>
    private static readonly int[] Recorded =
    [
        7, 13, 15, 17, 18, 20, 21, 24, 27, 30, 41, 43, 68, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 100, 101, 102, 103,
        104, 115, 116, 117, 118, 119, 121, 122, 123, 128, 129, 130, 131, 151, 165, 166, 176, 177, 178,
    ];

    /// <summary>Empty here where a stock server has something to choose or an older run behind it.</summary>
    private static readonly string[] Empty = ["17: $.items is empty", "18: $.items is empty", "20: $.items is empty"];

    [Fact]
    public async Task Recorded_calls_of_a_real_server_have_the_same_shape_here()
    {
        Assert.SkipWhen(ElsaRecording.Folder is null, "No recordings beside the repository.");
        var client = await host.AsAsync("liucheng");
        var (shape, wrong) = (new ElsaShape(), new List<string>());
        foreach (var number in Recorded)
        {
            var recording = ElsaRecording.Read(number);
            using var request = new HttpRequestMessage(new HttpMethod((string)recording.Request["method"]!), "/elsa/api" + shape.Ours((string)recording.Request["path"]!));
            if (recording.Request["body"] is { } body)
            {
                request.Content = new StringContent(shape.Ours(body.ToJsonString()), Encoding.UTF8, "application/json");
            }

            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if ((int)response.StatusCode != recording.Status)
            {
                wrong.Add($"{number}: {(int)response.StatusCode}, not {recording.Status}: {text}");
            }
            else if (recording.Response["body"] is { } expected)
            {
                wrong.AddRange(shape.Differences(expected, text.Length == 0 ? null : JsonNode.Parse(text)).Select(d => $"{number}: {d}"));
            }
            else
            {
                wrong.AddRange(text.Length == 0 ? [] : [$"{number}: a body where there is none"]);
            }

            text.ShouldNotContain(":null");
        }

        wrong.Except(Empty).ShouldBeEmpty();
    }
}
