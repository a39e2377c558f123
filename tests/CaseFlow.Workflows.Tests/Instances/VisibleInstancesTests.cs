using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Migration;
using MediatR;

namespace CaseFlow.Workflows.Tests.Instances;

/// <summary>Nobody sees an instance that is about something outside their scope, in a list or by its id (reliability F2).</summary>
public sealed class VisibleInstancesTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_and_its_total_hold_only_what_is_in_scope_and_what_is_about_no_place(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var here = await book.StartedAsync($"{await book.CaseInAsync(InstanceBook.Xiaozhai)}");
        var there = await book.StartedAsync($"{await book.CaseInAsync(InstanceBook.Dayanta)}");
        var nowhere = await book.StartedAsync("batch-7");
        var bare = await book.StartedAsync();

        (await ListAsync(book, InstanceBook.Xiaozhai)).ShouldBe([here, nowhere, bare], ignoreOrder: true);
        (await ListAsync(book, InstanceBook.District)).ShouldBe([here, there, nowhere, bare], ignoreOrder: true);
        (await ListAsync(book, null)).ShouldBe([nowhere, bare], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_out_of_scope_is_by_its_id_as_what_does_not_exist_and_stays_as_it_is(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var correlation = $"{await book.CaseInAsync(InstanceBook.Dayanta)}";
        var hidden = await book.StartedAsync(correlation);
        foreach (var id in (Guid[])[hidden, Guid.NewGuid()])
        {
            (await CodeAsync(book, new GetInstance(id))).ShouldBe("workflow.instance.unknown");
            (await CodeAsync(book, new GetInstanceVariables(id))).ShouldBe("workflow.instance.unknown");
            (await CodeAsync(book, new CancelInstance(id, "test"))).ShouldBe("workflow.instance.unknown");
            (await CodeAsync(book, new DeleteInstance(id, "test"))).ShouldBe("workflow.instance.unknown");
            (await CodeAsync(book, new TriggerEvent("go") { InstanceId = id })).ShouldBe("workflow.instance.unknown");
            (await CodeAsync(book, new AlterInstance(id, [new JsonObject { ["type"] = "Cancel" }]))).ShouldBe("migration.unknown-instance");
            (await book.Open.SendAsync(new FindAlterable(new AlterationFilter([id], null, null, null, null, false)), InstanceBook.Keeper(InstanceBook.Xiaozhai))).Value.ShouldBeEmpty();
            (await book.Open.SendAsync(new GetJournal(id), InstanceBook.Keeper(InstanceBook.Xiaozhai))).Value.Items.ShouldBeEmpty();
            (await book.Open.SendAsync(new GetExecutions(id), InstanceBook.Keeper(InstanceBook.Xiaozhai))).Value.ShouldBeEmpty();
        }

        (await CodeAsync(book, new TriggerEvent("go") { CorrelationId = correlation })).ShouldBe("workflow.event.nobody");
        var seen = await book.Open.SendAsync(new GetInstance(hidden), InstanceBook.Keeper(InstanceBook.District));
        (seen.Value.Status, seen.Value.SubStatus).ShouldBe(("Running", "Suspended"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Case_opened_to_a_unit_elsewhere_opens_its_instances_too(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var subject = await book.CaseInAsync(InstanceBook.Dayanta);
        var instance = await book.StartedAsync($"{subject}");
        var keeper = InstanceBook.Keeper(InstanceBook.Xiaozhai);
        (await book.Open.SendAsync(new GetInstance(instance), keeper)).Succeeded.ShouldBeFalse();
        await book.Open.WithDbAsync(async db =>
        {
            db.Add(new UnitAccess { SubjectId = subject, UnitId = keeper.UnitId });
            return await db.SaveChangesAsync();
        });
        (await book.Open.SendAsync(new GetInstance(instance), keeper)).Succeeded.ShouldBeTrue();
    }

    private static async Task<IEnumerable<Guid>> ListAsync(InstanceBook book, string? path)
    {
        var found = (await book.Open.SendAsync(new ListInstances(), InstanceBook.Keeper(path))).Value;
        found.Total.ShouldBe(found.Items.Count);
        return found.Items.Select(i => i.Id);
    }

    private static async Task<string> CodeAsync<T>(InstanceBook book, IRequest<Result<T>> request)
    {
        var refusal = (await book.Open.SendAsync(request, InstanceBook.Keeper(InstanceBook.Xiaozhai))).Refusals.ShouldHaveSingleItem();
        refusal.Kind.ShouldBe(RefusalKind.NotFound);
        return refusal.Code;
    }
}
