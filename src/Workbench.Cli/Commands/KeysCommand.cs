using System.CommandLine;
using Workbench.Api;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench keys add|list|remove</c>: the API keys of a store.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var name = new Argument<string>("NAME") { Description = "What the key is called." };
        var role = new Option<string>("--role") { Description = "What it may do.", DefaultValueFactory = _ => "reader" };
        role.AcceptOnlyFromAmong("reader", "annotator", "admin");
        var add = new Command("add", "Make a key and print it, once.") { name, role, database, json };
        add.SetAction((result, _) => Task.FromResult(Guarded(() =>
        {
            var key = Keys(result.GetValue(database)!).Add(result.GetValue(name)!, result.GetValue(role)!);
            if (result.GetValue(json))
            {
                using var lines = new JsonLines();
                lines.Write(("name", result.GetValue(name)), ("role", result.GetValue(role)), ("key", key));
            }
            else
                Console.WriteLine(key);
            Terminal.Say("Keep it now: only its hash is stored.");
        })));
        var list = new Command("list", "Show names and roles of the keys.") { database, json };
        list.SetAction((result, _) => Task.FromResult(Guarded(() =>
        {
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            foreach (var key in Keys(result.GetValue(database)!).All)
                if (lines is not null)
                    lines.Write(("name", key.Name), ("role", key.Role), ("made", key.Made));
                else
                    Console.WriteLine($"{key.Role,-10} {key.Name}");
        })));
        var remove = new Command("remove", "Take a key away; it never works again.") { name, database };
        remove.SetAction((result, _) => Task.FromResult(Guarded(() => Keys(result.GetValue(database)!).Remove(result.GetValue(name)!))));
        return new Command("keys", "The API keys of a store.") { add, list, remove };
    }

    private static ApiKeys Keys(string database) => new(ApiKeys.PathOf(new ApiOptions { Database = database }));

    private static int Guarded(Action work)
    {
        try
        {
            work();
            return ExitCodes.Done;
        }
        catch (ApiException e)
        {
            throw new WorkbenchException(e.Code, e.Message[(e.Code.Length + 2)..], e);
        }
    }
}
