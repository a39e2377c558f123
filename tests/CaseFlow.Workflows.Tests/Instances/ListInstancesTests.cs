using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Instances;

public sealed class ListInstancesTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_filter_narrows_and_what_is_not_set_does_not(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var first = await book.StartedAsync("one", "第一件");
        book.Open.Time.Advance(TimeSpan.FromHours(1));
        var second = await book.StartedAsync("two%", "second_b");
        await book.Open.SendAsync(new CancelInstance(second, "test"));

        (await IdsAsync(book, new ListInstances())).ShouldBe([second, first]);
        (await IdsAsync(book, new ListInstances { Descending = false })).ShouldBe([first, second]);
        (await IdsAsync(book, new ListInstances { Statuses = [InstanceStatus.Running] })).ShouldBe([first]);
        (await IdsAsync(book, new ListInstances { SubStatuses = [InstanceSubStatus.Cancelled] })).ShouldBe([second]);
        (await IdsAsync(book, new ListInstances { DefinitionIds = ["flow", "other"] })).ShouldBe([second, first]);
        (await IdsAsync(book, new ListInstances { DefinitionIds = ["other"] })).ShouldBeEmpty();
        (await IdsAsync(book, new ListInstances { Version = 2 })).ShouldBeEmpty();
        (await IdsAsync(book, new ListInstances { CorrelationId = "one" })).ShouldBe([first]);
        (await IdsAsync(book, new ListInstances { HasIncidents = true })).ShouldBeEmpty();
        (await IdsAsync(book, new ListInstances { HasIncidents = false })).Count().ShouldBe(2);
        (await IdsAsync(book, new ListInstances { Search = "第一" })).ShouldBe([first]);
        (await IdsAsync(book, new ListInstances { Search = "TWO%" })).ShouldBe([second]);
        (await IdsAsync(book, new ListInstances { Search = "o_b" })).ShouldBeEmpty();
        (await IdsAsync(book, new ListInstances { Search = $"{first}" })).ShouldBe([first]);
        var version = (await book.Open.SendAsync(new GetInstance(first))).Value.VersionId;
        (await IdsAsync(book, new ListInstances { VersionId = version })).ShouldBe([second, first]);
        (await IdsAsync(book, new ListInstances { VersionId = "nope" })).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Instants_compare_in_any_offset_and_order_by_what_is_asked(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var first = await book.StartedAsync(name: "b");
        book.Open.Time.Advance(TimeSpan.FromHours(1));
        var second = await book.StartedAsync(name: "a");
        book.Open.Time.Advance(TimeSpan.FromHours(1));
        await book.Open.SendAsync(new CancelInstance(first, "test"));

        var half = TestDistrict.Monday.AddMinutes(30);
        (await IdsAsync(book, At(InstantColumn.CreatedAt, InstantOperator.GreaterThan, half))).ShouldBe([second]);
        (await IdsAsync(book, At(InstantColumn.CreatedAt, InstantOperator.LessThanOrEqual, TestDistrict.Monday))).ShouldBe([first]);
        (await IdsAsync(book, At(InstantColumn.CreatedAt, InstantOperator.Is, TestDistrict.Monday.ToUniversalTime()))).ShouldBe([first]);
        (await IdsAsync(book, At(InstantColumn.CreatedAt, InstantOperator.IsNot, TestDistrict.Monday))).ShouldBe([second]);
        (await IdsAsync(book, At(InstantColumn.FinishedAt, InstantOperator.GreaterThanOrEqual, half))).ShouldBe([first]);
        (await IdsAsync(book, new ListInstances { Order = InstanceOrder.UpdatedAt })).ShouldBe([first, second]);
        (await IdsAsync(book, new ListInstances { Order = InstanceOrder.Name, Descending = false })).ShouldBe([second, first]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Pages_of_a_list_hold_every_instance_once_with_the_total(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var all = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            all.Add(await book.StartedAsync());
        }

        var pages = new List<Guid>();
        for (var skip = 0; skip < 9; skip += 3)
        {
            var page = (await book.Open.SendAsync(new ListInstances { Skip = skip, Take = 3 })).Value;
            page.Total.ShouldBe(7);
            pages.AddRange(page.Items.Select(i => i.Id));
        }

        pages.ShouldBe(all, ignoreOrder: true);
        (await book.Open.SendAsync(new ListInstances { Take = 10_001 })).Refusals.ShouldNotBeEmpty();
    }

    /// <summary>A hundred thousand instances are not sorted to show twenty of them.</summary>
    [Fact]
    public async Task Newest_page_is_read_off_an_index()
    {
        await using var book = await InstanceBook.StartAsync(DatabaseProvider.Sqlite);
        var plan = await book.Open.WithDbAsync(async db =>
        {
            var query = db.Set<WorkflowInstance>().AsNoTracking().OrderByDescending(i => i.Id).Skip(0).Take(20).ToQueryString();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', query.Split('\n').Where(l => !l.StartsWith(".param", StringComparison.Ordinal))).Replace("@p0", "20", StringComparison.Ordinal).Replace("@p", "20", StringComparison.Ordinal);
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(3));
            }

            return lines;
        });
        plan.ShouldContain(l => l.Contains("USING INDEX", StringComparison.Ordinal));
        plan.ShouldNotContain(l => l.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static ListInstances At(InstantColumn column, InstantOperator compared, DateTimeOffset at) => new() { Instants = [new InstantFilter(column, compared, at)] };

    private static async Task<IEnumerable<Guid>> IdsAsync(InstanceBook book, ListInstances query)
    {
        var found = await book.Open.SendAsync(query, InstanceBook.Keeper(InstanceBook.District));
        found.Refusals.ShouldBeEmpty();
        return found.Value.Items.Select(i => i.Id);
    }
}
