using System.Runtime.CompilerServices;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Instances;

/// <summary>A district with a process that waits, instances of it, and cases that they are about.</summary>
internal sealed class InstanceBook(TestDistrict district) : IAsyncDisposable
{
    public const string District = "610100/610113/";
    public const string Xiaozhai = "610100/610113/610113001/";
    public const string Dayanta = "610100/610113/610113002/";

    public TestDistrict Open => district;

    public static async Task<InstanceBook> StartAsync(DatabaseProvider provider)
    {
        var district = await TestDistrict.StartAsync(provider);
        var flow = new Draft("flow").Variable("contact", "13812345678", "String").Variable("count", 3, "Int32")
            .Add(Make("WriteLine", "say", ("text", Literal("电话 13812345678")))).Add(Make("Event", "wait", ("eventName", Literal("go")))).Connect("say -> wait").Flow();
        (await district.SendAsync(new SaveDefinition(flow, "test", Publish: true))).Refusals.ShouldBeEmpty();
        return new InstanceBook(district);
    }

    public static Actor Keeper(string? path) => new(Guid.NewGuid(), "流程管理员", Guid.NewGuid(), "区安委办", path, new HashSet<string> { Roles.ProcessAdministrator });

    public async Task<Guid> StartedAsync(string? correlation = null, string? name = null) =>
        (await district.SendAsync(new StartInstance("flow") { CorrelationId = correlation, Name = name })).Value.InstanceId!.Value;

    /// <summary>A case in that place, which is all that scope asks of it.</summary>
    public Task<Guid> CaseInAsync(string path) => district.WithDbAsync(async db =>
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == "ListedCase");
        var id = Guid.CreateVersion7();
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var text in type.GetProperties().Where(p => p.ClrType == typeof(string) && !p.IsNullable))
        {
            entry.Property(text.Name).CurrentValue = "x";
        }

        entry.Property("Id").CurrentValue = id;
        entry.Property("RegionPath").CurrentValue = path;
        entry.State = EntityState.Added;
        await db.SaveChangesAsync();
        return id;
    });

    public ValueTask DisposeAsync() => district.DisposeAsync();
}
