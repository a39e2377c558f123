using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Host.Pages.Processes;
using CaseFlow.Host.Tests.Api;
using MiniExcelLibs;

namespace CaseFlow.Host.Tests.Pages.Processes;

/// <summary>What the list of processes gives as files, spoken to as a browser does.</summary>
[Collection(nameof(ApiHost))]
public sealed class ProcessFilesTests(ApiHost host)
{
    [Fact]
    public async Task One_process_comes_as_json_and_several_in_a_zip()
    {
        var client = await host.AsAsync("liucheng");
        var one = JsonNode.Parse(await client.GetStringAsync("/processes/files?id=deadline-remediation"))!;
        ((string?)one["definitionId"], (int)one["version"]!).ShouldBe(("deadline-remediation", 1));
        using var several = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync("/processes/files?id=deadline-remediation&id=listed-supervision")));
        several.Entries.Count.ShouldBe(2);
        using var all = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync("/processes/files")));
        all.Entries.Count.ShouldBeGreaterThanOrEqualTo(2);
        (await client.GetAsync("/processes/files?id=nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_comes_as_a_table_with_the_filters_of_its_address()
    {
        var client = await host.AsAsync("liucheng");
        var row = (await RowsAsync(client, "q=deadline-remediation")).ShouldHaveSingleItem();
        (row["流程"], Convert.ToInt32(row["已发布版本"], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(("限期整改", 1));
        (await RowsAsync(client, "q=deadline-remediation&state=incidents")).ShouldBeEmpty();
    }

    [Fact]
    public void Address_of_files_names_each_definition_escaped() =>
        (ProcessFiles.Address([]), ProcessFiles.Address(["a b", "c&d"])).ShouldBe(("/processes/files", "/processes/files?id=a%20b&id=c%26d"));

    private static async Task<List<IDictionary<string, object?>>> RowsAsync(HttpClient client, string filter) =>
        [.. new MemoryStream(await client.GetByteArrayAsync($"/processes/export?{filter}")).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];
}
