"""What a cell can do to the process."""

import sys
import time
from queue import Empty

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="workbench-csharp")


def run(code):
    messages = []
    reply = client.execute_interactive(code, output_hook=messages.append, timeout=60)
    return reply["content"], messages


reply, messages = run('new Thread(() => throw new Exception("boo")).Start(); Thread.Sleep(500);')
assert reply["status"] == "ok", reply
assert any("Exception: boo" in m["content"].get("text", "") for m in messages), messages
assert run("1")[0]["status"] == "ok"

client.execute('Console.WriteLine("before"); Environment.Exit(3);')
seen = []
end = time.time() + 15
while time.time() < end and not any(m["msg_type"] == "error" for m in seen):
    try:
        seen.append(client.get_iopub_msg(timeout=1))
    except Empty:
        pass
assert any(m["content"].get("text") == "before\n" for m in seen), seen
assert any("exit code 3" in m["content"].get("evalue", "") for m in seen), seen
end = time.time() + 10
while manager.is_alive() and time.time() < end:
    time.sleep(0.1)
assert not manager.is_alive()
client.stop_channels()
manager.shutdown_kernel(now=True)
sys.exit(0)
